package dev.trowel.core.workspace.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A name for what somebody logs in with, from which that cannot be found out.
///
/// It is made of settings, not of tokens: those that are fetched are new each time. What a setting
/// only points to, such as another tool's login, may change under the same name.
final class Fingerprint {

  private Fingerprint() {}

  /// What `identity` is told by.
  ///
  /// @return `""` for passwords, which people choose, so that they can be tried out
  static String of(Method method, Identity identity, Context context) {
    return method == Method.BASIC ? "" : hash(method, identity, context);
  }

  /// Has Java look for its digests, which takes it long the first time.
  static void prepare() {
    sha256();
  }

  private static String hash(Method method, Identity identity, Context context) {
    MessageDigest digest = sha256();
    add(digest, method.authType());
    add(digest, identity.host().toString());
    for (LoginField field : LoginField.all()) {
      Optional<String> value = context.value(field);
      value.ifPresent(text -> {
        add(digest, field.key());
        add(digest, text);
      });
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// With its length, so that no two lists of texts look alike.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

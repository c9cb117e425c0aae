package dev.trowel.core.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Digests that only tell whether something is the same, made with a salt of their own.
///
/// @param salt hexadecimal digits
record Digests(String salt) {

  private static final int SALT_BYTES = 16;

  /// As many as make a guess cost a tenth of a second.
  private static final int ROUNDS = 210_000;

  private static final int BITS = 256;

  /// Digests with a new salt.
  static Digests fresh() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new Digests(HexFormat.of().formatHex(salt));
  }

  /// The digest of a tree, whatever the order of its fields.
  String of(JsonNode tree) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt.getBytes(UTF_8));
      Json.write(tree, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The digest of each field.
  SortedMap<String, String> fields(ObjectNode object) {
    SortedMap<String, String> digests = new TreeMap<>();
    object.properties().forEach(each -> digests.put(each.getKey(), of(each.getValue())));
    return digests;
  }

  /// A digest of secrets that is slow to make, lest they are found by guessing; `""` of none.
  String slow(List<String> secrets) {
    if (secrets.isEmpty()) {
      return "";
    }
    char[] all = String.join("\0", secrets).toCharArray();
    try {
      PBEKeySpec spec = new PBEKeySpec(all, salt.getBytes(UTF_8), ROUNDS, BITS);
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return HexFormat.of().formatHex(factory.generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    }
  }
}

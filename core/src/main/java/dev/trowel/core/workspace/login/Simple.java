package dev.trowel.core.workspace.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Methods that need nothing but what was written down; they load no class of the SDK.
final class Simple {

  private Simple() {}

  static Optional<Proof> token(Context context) {
    return context.value(LoginField.TOKEN).map(token -> fixed("Bearer " + token));
  }

  static Optional<Proof> password(Context context) {
    Optional<String> password = context.value(LoginField.PASSWORD);
    return context
        .value(LoginField.USERNAME)
        .filter(_ -> password.isPresent())
        .map(user -> user + ":" + password.orElseThrow())
        .map(pair -> fixed("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))));
  }

  private static Proof fixed(String authorization) {
    Map<String, String> headers = Map.of("Authorization", authorization);
    return () -> headers;
  }
}

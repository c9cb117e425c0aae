package dev.trowel.core.workspace.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/// A service account's key that no one else has.
final class GoogleKey {

  private GoogleKey() {}

  static String json(String tokenUrl) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return """
    {"type":"service_account","client_id":"1","client_email":"a@b.iam.gserviceaccount.com",
     "private_key_id":"k","token_uri":"%s",
     "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
    """
        .formatted(tokenUrl, pem.replace("\n", "\\n"));
  }

  /// An identity token until 2100.
  static String idToken() {
    return part("{\"alg\":\"none\"}")
        + "."
        + part("{\"exp\":4102444800,\"iat\":1}")
        + "."
        + part("x");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}

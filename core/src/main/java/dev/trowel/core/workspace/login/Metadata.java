package dev.trowel.core.workspace.login;

import com.databricks.sdk.core.http.Request;
import com.databricks.sdk.core.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tokens from a service on this machine, as editors run one; the SDK lacks it.
final class Metadata {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HERE = List.of("localhost", "127.0.0.1");

  private Metadata() {}

  static Optional<Proof> login(Context context) {
    return context.value(LoginField.METADATA_SERVICE_URL).map(url -> login(context, url));
  }

  private static Proof login(Context context, String url) {
    if (!isHere(url)) {
      throw new LoginFailure("the metadata service must be on localhost");
    }
    Tokens tokens = new Tokens(context.around().time(), () -> token(context, url));
    Proof proof = () -> Map.of("Authorization", "Bearer " + tokens.get());
    proof.headers();
    return proof;
  }

  private static boolean isHere(String url) {
    try {
      return HERE.contains(String.valueOf(URI.create(url).getHost()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Tokens.Token token(Context context, String url) {
    Request request =
        new Request("GET", url)
            .withHeader("X-Databricks-Metadata-Version", "1")
            .withHeader("X-Databricks-Host", context.host().toString());
    return parse(context.http().execute(request));
  }

  private static Tokens.Token parse(Response response) {
    if (response.getStatusCode() != 200) {
      throw new LoginFailure("the metadata service answered " + response.getStatusCode());
    }
    try {
      JsonNode body = JSON.readTree(response.getBody());
      String token = body.path("access_token").asText("");
      if (token.isEmpty()) {
        throw new LoginFailure("the metadata service gave no token");
      }
      return new Tokens.Token(token, Instant.ofEpochSecond(body.path("expires_on").asLong()));
    } catch (IOException e) {
      throw new LoginFailure("the metadata service's answer is no JSON", e);
    }
  }
}

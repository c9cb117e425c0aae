package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service principal's token that ends before it said: a new one is asked for, and the deployment
/// goes on as if nothing had been.
class TokenRenewalTest {

  private static final String DISCOVERY = "/oidc/.well-known/oauth-authorization-server";
  private static final String TOKEN = "/oidc/v1/token";

  @TempDir Path folder;

  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int lasting = Integer.MAX_VALUE;
  private volatile String host = "";

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9, 16, 25, 33})
  void isRenewedInTheMiddle(int request) throws IOException {
    lasting = request;
    try (FaultGround ground = new FaultGround(folder, this::answer)) {
      host = ground.host().toString();
      ground
          .with("DATABRICKS_TOKEN", "")
          .with("DATABRICKS_CLIENT_ID", "robot")
          .with("DATABRICKS_CLIENT_SECRET", "secret");

      Shell.Result result = ground.run("deploy");

      assertThat(result.exit()).as(result.screen()).isZero();
      assertThat(tokens).hasValueGreaterThan(1);
      assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
    }
  }

  /// Gives out tokens; the first is good for a number of requests only.
  private Optional<Fault> answer(Request request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (request.path()) {
      case DISCOVERY ->
          told(
              node.put("token_endpoint", host + TOKEN)
                  .put("authorization_endpoint", host + "/oidc/v1/authorize"));
      case TOKEN ->
          told(
              node.put("access_token", "t" + tokens.incrementAndGet())
                  .put("token_type", "Bearer")
                  .put("expires_in", 3600));
      default ->
          request.token().equals("t1") && requests.incrementAndGet() >= lasting
              ? Optional.of(Fault.Answer.of(401, "UNAUTHENTICATED", "Token is expired.", -1))
              : Optional.empty();
    };
  }

  private static Optional<Fault> told(ObjectNode node) {
    return Optional.of(new Fault.Answer(Reply.ok(node)));
  }
}

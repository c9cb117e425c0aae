package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.workspace.http.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerTest {
  private static final String LIST = "/api/2.2/jobs/list";
  private static final String CREATE = "/api/2.2/jobs/create";

  /// Milliseconds; whom the kernel turned away asks again after a second.
  private static final int LESS_THAN_THE_SECOND_TRY = 900;

  private final EmulatorConfig config = EmulatorConfig.inMemory(LocalApi.USER);

  @Test
  void listensOnTheLoopbackAddressOnly() {
    try (LocalApi api = LocalApi.start(config)) {
      assertThat(api.server().uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void takesAsManyConnectionsAtOnceAsATransportOpens() throws IOException {
    List<Socket> open = new ArrayList<>();
    try (LocalApi api = LocalApi.start(config)) {
      URI uri = api.server().uri();
      for (int i = 0; i < Transport.WIDTH; i++) {
        Socket socket = new Socket();
        open.add(socket);
        socket.connect(
            new InetSocketAddress(uri.getHost(), uri.getPort()), LESS_THAN_THE_SECOND_TRY);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    assertThat(open).hasSize(Transport.WIDTH);
  }

  @Test
  void asksForABearerToken() {
    try (LocalApi api = LocalApi.start(config)) {
      LocalApi.Answer answer = api.raw("GET", LIST, "", "");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.at("/error_code")).isEqualTo("401");
    }
  }

  @Test
  void saysWhoIsAsking() {
    String principal = "0c9d7a5e-1111-2222-3333-444455556666";
    EmulatorConfig users = config.users(Map.of("robot", principal));
    try (LocalApi api = LocalApi.start(users)) {
      LocalApi.Answer me = api.get("/api/2.0/preview/scim/v2/Me");
      LocalApi.Answer robot = api.raw("GET", "/api/2.0/preview/scim/v2/Me", "", "robot");

      assertThat(me.at("/userName")).isEqualTo(LocalApi.USER);
      assertThat(me.json().path("groups").findValuesAsText("display")).contains("admins", "users");
      assertThat(robot.at("/applicationId")).isEqualTo(principal);
    }
  }

  @Test
  void aServicePrincipalOwnsWhatItCreates() {
    String principal = "0c9d7a5e-1111-2222-3333-444455556666";
    try (LocalApi api = LocalApi.start(config.users(Map.of("robot", principal)))) {
      String body = api.raw("POST", CREATE, "{}", "robot").at("/job_id");

      LocalApi.Answer job = api.get("/api/2.2/jobs/get?job_id=" + body);

      assertThat(job.at("/settings/run_as/service_principal_name")).isEqualTo(principal);
      assertThat(job.at("/run_as_user_name")).isEqualTo(principal);
    }
  }

  @Test
  void tellsSdksAboutItselfWithoutALogin() {
    try (LocalApi api = LocalApi.start(config)) {
      LocalApi.Answer host = api.raw("GET", "/.well-known/databricks-config", "", "");
      LocalApi.Answer oauth =
          api.raw("GET", "/oidc/.well-known/oauth-authorization-server", "", "");

      assertThat(host.at("/workspace_id")).isEqualTo(EmulatorServer.WORKSPACE_ID);
      assertThat(oauth.status()).isEqualTo(404);
      assertThat(oauth.at("/error_code")).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void tellsTheObserverEverything() {
    List<Exchange> seen = new CopyOnWriteArrayList<>();
    try (LocalApi api = LocalApi.start(config.observer(seen::add))) {
      api.post(CREATE, "{'name': 'x'}");
      api.get("/api/2.2/jobs/get?job_id=1");
    }

    assertThat(seen)
        .extracting(Exchange::line)
        .containsExactly("POST " + CREATE, "GET /api/2.2/jobs/get?job_id=1");
    assertThat(seen).extracting(Exchange::status).containsExactly(200, 400);
    assertThat(seen.getFirst().body()).isEqualTo("{\"name\": \"x\"}");
    assertThat(seen.getFirst().isChange()).isTrue();
    assertThat(seen.getLast().answer()).contains("does not exist");
  }

  @Test
  void aConnectionDroppedBeforeDoesNothing() {
    try (LocalApi api = LocalApi.start(failing(new Fault.DropBefore()))) {
      assertThatThrownBy(() -> api.post(CREATE, "{}")).isInstanceOf(UncheckedIOException.class);

      assertThat(api.get(LIST).json().path("jobs")).isEmpty();
    }
  }

  @Test
  void aConnectionDroppedAfterHasDoneIt() {
    try (LocalApi api = LocalApi.start(failing(new Fault.DropAfter()))) {
      assertThatThrownBy(() -> api.post(CREATE, "{}")).isInstanceOf(UncheckedIOException.class);

      assertThat(api.get(LIST).json().path("jobs")).hasSize(1);
    }
  }

  @Test
  void anAnswerCanBeReplaced() {
    Fault fault = Fault.Answer.of(503, "TEMPORARILY_UNAVAILABLE", "Try again.", 2);
    try (LocalApi api = LocalApi.start(failing(fault))) {
      LocalApi.Answer answer = api.post(CREATE, "{}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/error_code")).isEqualTo("TEMPORARILY_UNAVAILABLE");
      assertThat(api.get(LIST).json().path("jobs")).isEmpty();
    }
  }

  @Test
  void anAnswerCanBeLate() {
    try (LocalApi api = LocalApi.start(failing(new Fault.Delay(Duration.ofMillis(150))))) {
      long start = System.nanoTime();
      api.post(CREATE, "{}");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(149));
    }
  }

  @Test
  void latencyHoldsUpEachRequestButNotTheOthers() {
    try (LocalApi api = LocalApi.start(config.latency(Duration.ofMillis(300)))) {
      long start = System.nanoTime();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        IntStream.range(0, 20).forEach(i -> threads.execute(() -> api.get(LIST)));
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(299), Duration.ofMillis(20 * 300 - 1));
    }
  }

  @Test
  void timesComeFromTheClock() {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);
    try (LocalApi api = LocalApi.start(config.clock(clock))) {
      LocalApi.Answer job = api.get("/api/2.2/jobs/get?job_id=" + api.job("x"));

      assertThat(job.at("/created_time")).isEqualTo("1700000000000");
    }
  }

  @Test
  void everyRequestIsAnsweredWhenManyComeAtOnce() {
    try (LocalApi api = LocalApi.start(config)) {
      List<String> ids =
          IntStream.range(0, 100).parallel().mapToObj(i -> api.job("job " + i)).toList();

      assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{15}"));
    }
  }

  /// Everything that creates something fails.
  private EmulatorConfig failing(Fault fault) {
    return config.faults(r -> r.path().endsWith("/create") ? Optional.of(fault) : Optional.empty());
  }
}

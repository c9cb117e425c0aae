package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static dev.trowel.core.workspace.TestWorkspace.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a bad wire does to requests.
class ApiRestClientTest {

  private static final Call READ = Call.get("/api/2.2/jobs/get").query("job_id", "1");
  private static final Call WRITE = Call.post("/api/2.2/jobs/create", tree("{\"name\":\"a\"}"));

  private final TestWorkspace server = new TestWorkspace();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendsBodyQueryTokenAndNames() {
    server.answer(json(200, "{\"job_id\": 12345678901234567890, \"rate\": 1.10}"));

    Answer answer = server.open().rest().send(WRITE.query("x y", "a/b&c"));

    assertThat(answer)
        .isEqualTo(new Answer.Ok(200, tree("{\"job_id\":12345678901234567890,\"rate\":1.10}")));
    var request = server.requests().getFirst();
    assertThat(request.getUrl()).isEqualTo("/api/2.2/jobs/create?x%20y=a%2Fb%26c");
    assertThat(request.getBodyAsString()).isEqualTo("{\"name\":\"a\"}");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer dapi-secret");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeader("User-Agent"))
        .matches("trowel/1\\.2\\.3 databricks-sdk-java/\\S+ jvm/\\d+ os/\\S+ auth/pat");
    assertThat(request.containsHeader("X-Databricks-Workspace-Id")).isFalse();
  }

  @Test
  void keepsEncodedPathSegments() {
    server.answer(json(200, "{}"));
    server
        .open()
        .rest()
        .send(Call.get("/api/2.1/unity-catalog/schemas/" + Call.segment("a b/ü%.c")));
    assertThat(server.requests().getFirst().getUrl())
        .isEqualTo("/api/2.1/unity-catalog/schemas/a%20b%2F%C3%BC%25.c");
  }

  @Test
  void sendsNoBodyWithDelete() {
    server.answer(json(200, "{}"));
    server.open().rest().send(Call.of("DELETE", "/api/2.0/pipelines/1", tree("{\"a\":1}")));
    assertThat(server.requests().getFirst().getBodyAsString()).isEmpty();
  }

  @Test
  void namesTheWorkspaceWhenSettingsDo() {
    server.answer(json(200, "{}"));
    server.open(Map.of("DATABRICKS_WORKSPACE_ID", "42")).rest().send(READ);
    assertThat(server.allRequests())
        .allSatisfy(it -> assertThat(it.getHeader("X-Databricks-Workspace-Id")).isEqualTo("42"));
  }

  @Test
  void namesNoWorkspaceWhenSettingsSayNone() {
    server.answer(json(200, "{}"));
    server.open(Map.of("DATABRICKS_WORKSPACE_ID", "none")).rest().send(READ);
    assertThat(server.requests().getFirst().containsHeader("X-Databricks-Workspace-Id")).isFalse();
  }

  @Test
  void takesAnEmptyAnswerForNone() {
    server.answer(status(200));
    assertThat(((Answer.Ok) server.open().rest().send(WRITE)).body().isMissingNode()).isTrue();
  }

  @Test
  void unpacksGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"a\":1}".getBytes(UTF_8));
    }
    server.answer(
        json(200, "").withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));
    assertThat(server.open().rest().send(READ)).isEqualTo(new Answer.Ok(200, tree("{\"a\":1}")));
  }

  @Test
  void takesJsonThatIsCalledText() {
    server.answer(status(200).withHeader("Content-Type", "text/plain").withBody("{\"a\":1}"));
    assertThat(server.open().rest().send(READ)).isEqualTo(new Answer.Ok(200, tree("{\"a\":1}")));
  }

  @Test
  void waitsAsLongAsAThrottlingWorkspaceAsks() {
    server.answer(post(anyUrl()), status(429).withHeader("Retry-After", "7"), json(200, "{}"));

    assertThat(server.open().rest().send(WRITE)).isEqualTo(new Answer.Ok(200, tree("{}")));
    assertThat(server.time().slept()).containsExactly(Duration.ofSeconds(7));
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.getBodyAsString()).isEqualTo("{\"name\":\"a\"}"));
    assertThat(server.log().waits())
        .containsExactly("POST /api/2.2/jobs/create: 429 Too Many Requests, 7 s");
  }

  @Test
  void waitsUntilTheTimeAThrottlingWorkspaceNames() {
    server.answer(
        get(anyUrl()),
        status(429).withHeader("Retry-After", "Sun, 01 Mar 2026 12:00:20 GMT"),
        json(200, "{}"));
    Workspace workspace = server.open();
    workspace.rest().send(READ);
    assertThat(server.time().slept()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void repeatsAWriteThatABusyWorkspaceDidNotTake() {
    server.answer(
        post(anyUrl()),
        status(503).withHeader("Retry-After", "1"),
        status(503).withHeader("Retry-After", "2"),
        json(200, "{}"));
    assertThat(server.open().rest().send(WRITE)).isEqualTo(new Answer.Ok(200, tree("{}")));
    assertThat(server.time().slept()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void doesNotRepeatAWriteThatAProxyMayHaveGivenUpOn() {
    server.answer(post(anyUrl()), status(503), json(200, "{}"));
    assertThat(server.open().rest().send(WRITE)).isInstanceOf(Answer.Unclear.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void asksBeforeEachAttemptOfAWriteWhetherItMayStillBe() {
    server.answer(post(anyUrl()), status(429).withHeader("Retry-After", "7"), json(200, "{}"));
    AtomicInteger passed = new AtomicInteger();
    Gate gate =
        () -> {
          if (passed.incrementAndGet() > 1) {
            throw new StopException(Diagnostic.error("lease-lost", "no more"));
          }
        };
    RestClient rest = Guarded.of(server.open(), gate).rest();

    assertThat(stopped(() -> rest.send(WRITE)).code()).isEqualTo("lease-lost");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void givesUpOnAWorkspaceThatThrottlesForAQuarterOfAnHour() {
    server.answer(post(anyUrl()), status(429).withHeader("Retry-After", "300"));
    assertThat(server.open().rest().send(WRITE))
        .isInstanceOfSatisfying(Answer.Refused.class, it -> assertThat(it.status()).isEqualTo(429));
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void repeatsAReadThatFailedInside() {
    for (int passing : new int[] {408, 500, 502, 504}) {
      try (TestWorkspace other = new TestWorkspace()) {
        Workspace workspace = other.open();
        other.answer(get(anyUrl()), json(passing, "{}"), json(200, "{}"));
        assertThat(workspace.rest().send(READ)).as("%s", passing).isInstanceOf(Answer.Ok.class);
        assertThat(other.requests()).hasSize(2);
      }
    }
  }

  @Test
  void reportsAReadThatKeepsFailing() {
    Workspace workspace = server.open();
    server.answer(
        get(anyUrl()), json(500, "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"oops\"}"));
    assertThat(workspace.rest().send(READ))
        .isEqualTo(new Answer.Refused(500, "INTERNAL_ERROR", "oops"));
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void leavesAWriteThatFailedInsideUnclear() {
    server.answer(
        post(anyUrl()), json(500, "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"oops\"}"));
    assertThat(server.open().rest().send(WRITE))
        .isEqualTo(new Answer.Unclear("oops (500 INTERNAL_ERROR)"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void leavesAWriteOnABrokenConnectionUnclear() {
    server.answer(status(200).withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(server.open().rest().send(WRITE)).isInstanceOf(Answer.Unclear.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void repeatsAReadOnABrokenConnection() {
    server.answer(get(anyUrl()), status(200).withFault(Fault.EMPTY_RESPONSE), json(200, "{}"));
    Workspace workspace = server.open();
    assertThat(workspace.rest().send(READ)).isInstanceOf(Answer.Ok.class);
  }

  @Test
  void leavesAWriteWithHalfAnAnswerUnclear() {
    server.answer(json(200, "{}").withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    assertThat(server.open().rest().send(WRITE)).isInstanceOf(Answer.Unclear.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void leavesAWriteAnsweredWithHalfAJsonUnclear() {
    server.answer(json(200, "{\"job_id\":1"));
    assertThat(server.open().rest().send(WRITE))
        .isEqualTo(new Answer.Unclear("the workspace's answer (200) is no JSON, or not all of it"));
  }

  @Test
  void leavesAWriteAnsweredTooLateUnclear() {
    server.answer(json(200, "{}").withFixedDelay(3000));
    assertThat(
            server.open(Map.of("DATABRICKS_BUNDLE_HTTP_TIMEOUT_SECONDS", "1")).rest().send(WRITE))
        .isEqualTo(new Answer.Unclear("no answer within the time limit"));
  }

  @Test
  void refusesWithCodeAndMessage() {
    server.answer(json(403, "{\"error_code\":\"PERMISSION_DENIED\",\"message\":\"no\"}"));
    assertThat(server.open().rest().send(WRITE))
        .isEqualTo(new Answer.Refused(403, "PERMISSION_DENIED", "no"));
  }

  @Test
  void understandsRefusalsWithoutCodeOrBody() {
    Workspace workspace = server.open();
    server.answer(
        any(anyUrl()),
        json(400, "{\"message\":\"bad\"}"),
        status(404),
        json(400, "[1]"),
        json(400, "{\"error_code\":null,\"error\":{\"x\":1}}"),
        json(409, "{\"detail\":\"taken\",\"scimType\":\"uniqueness\"}"));
    assertThat(workspace.rest().send(WRITE)).isEqualTo(new Answer.Refused(400, "", "bad"));
    assertThat(workspace.rest().send(WRITE)).isEqualTo(new Answer.Refused(404, "", "Not Found"));
    assertThat(workspace.rest().send(WRITE)).isEqualTo(new Answer.Refused(400, "", "[1]"));
    assertThat(workspace.rest().send(WRITE)).isEqualTo(new Answer.Refused(400, "", "Bad Request"));
    assertThat(workspace.rest().send(WRITE))
        .isEqualTo(new Answer.Refused(409, "uniqueness", "taken"));
  }

  @Test
  void takesAMissingJobFor404AlthoughItIs400() {
    Workspace workspace = server.open();
    server.answer(
        get(anyUrl()),
        json(
            400,
            "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"Job 1 does not exist.\"}"));
    Answer.Refused refused = (Answer.Refused) workspace.rest().send(READ);
    assertThat(refused.isNotFound()).isTrue();
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void stopsAtAWebPage() {
    Workspace workspace = server.open();
    server.answer(
        status(200).withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>"));
    Diagnostic stop = stopped(() -> workspace.rest().send(WRITE));
    assertThat(stop.code()).isEqualTo("not-a-workspace");
    assertThat(stop.summary()).contains(server.host(), "a web page");
    assertThat(stop.detail()).contains("POST /api/2.2/jobs/create", "workspace.host");
  }

  @Test
  void stopsAtARedirectToALoginPage() {
    Workspace workspace = server.open();
    server.answer(status(302).withHeader("Location", "/login.html?next_url=%2F"));
    Diagnostic stop = stopped(() -> workspace.rest().send(WRITE));
    assertThat(stop.code()).isEqualTo("not-a-workspace");
    assertThat(stop.summary()).contains("a redirect to /login.html");
    assertThat(server.requests()).as("tokens follow no redirect").hasSize(1);
  }

  @Test
  void namesAPrivateLink() {
    Workspace workspace = server.open();
    server.answer(
        status(302).withHeader("Location", "/login.html?error=private-link-validation-error"));
    assertThat(stopped(() -> workspace.rest().send(WRITE)).code())
        .isEqualTo("workspace-unreachable");
  }

  @Test
  void stopsAtAnExpiredToken() {
    Workspace workspace = server.open();
    server.answer(json(401, "{\"error_code\":\"401\",\"message\":\"Access token expired\"}"));
    Diagnostic stop = stopped(() -> workspace.rest().send(WRITE));
    assertThat(stop.code()).isEqualTo("login-refused");
    assertThat(stop.summary())
        .isEqualTo(server.host() + " refused the login: Access token expired (401 401)");
    assertThat(stop.detail()).contains("by pat", "DATABRICKS_TOKEN");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void waitsLongerForAHostThatAnsweredBefore() {
    Workspace workspace = server.open();
    String host = server.host();
    server.close();
    Diagnostic stop = stopped(() -> workspace.rest().send(READ));
    assertThat(stop.code()).isEqualTo("workspace-unreachable");
    assertThat(stop.summary()).isEqualTo("cannot reach " + host + ": the connection was refused");
    assertThat(server.time().slept().stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void logsEveryAttemptWithoutSecrets() {
    server.answer(
        post(anyUrl()), status(429), json(200, "{\"token_value\":\"dapi-new\",\"id\":1}"));
    Call call =
        Call.post("/api/2.0/token/create", tree("{\"client_secret\":\"s3cret\",\"comment\":\"c\"}"))
            .query("access_token", "q-s3cret");
    server.open().rest().send(call);

    assertThat(server.log().entries())
        .extracting("attempt", "status")
        .contains(tuple(1, 429), tuple(2, 200));
    assertThat(server.log().entries().toString())
        .contains("\"comment\":\"c\"", "[redacted]", "\"id\":1")
        .doesNotContain("s3cret")
        .doesNotContain("dapi-");
  }
}

package dev.trowel.core.workspace.login;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.trowel.core.workspace.TestWorkspace;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Someone who logs in: an environment, a home, a bundle, and a server that is the workspace and
/// all token services.
final class LoginStand implements AutoCloseable {

  static final String TOOL =
      Path.of("src/test/resources/login/fake-tool").toAbsolutePath().toString();
  static final String RESOURCE =
      "/subscriptions/sub-1/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/ws";

  static final String AZ_TOKEN = "{\"accessToken\":\"az-1\",\"expires_on\":4102444800}";
  static final String CLI_TOKEN =
      "{\"access_token\":\"cli-1\",\"token_type\":\"Bearer\",\"expiry\":\"2026-03-01T13:00:00Z\"}";

  final TestWorkspace server = new TestWorkspace();
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, LoginSettings.Written> bundle = new LinkedHashMap<>();
  private String flag = "";

  LoginStand(Path home) {
    this.home = home;
    environment.put("FAKE_CALLS", home.resolve("calls").toString());
    json(
        "GET",
        "/oidc/.well-known/oauth-authorization-server",
        "{\"token_endpoint\":\"%s/oidc/v1/token\",\"authorization_endpoint\":\"%s/a\"}"
            .formatted(host(), host()));
    json(
        "POST",
        "/oidc/v1/token",
        "{\"access_token\":\"exchanged\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  }

  String host() {
    return server.host();
  }

  LoginStand env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// A field of the bundle's workspace section, each on a line of its own.
  LoginStand bundle(String field, String value) {
    Span span = Span.at("databricks.yml", bundle.size() + 10, 5);
    bundle.put(field, new LoginSettings.Written(value, span));
    return this;
  }

  LoginStand flag(String profile) {
    flag = profile;
    return this;
  }

  /// The content of `.databrickscfg`.
  LoginStand profiles(String content) {
    return file(".databrickscfg", content);
  }

  LoginStand file(String name, String content) {
    try {
      Files.writeString(home.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoginStand json(String verb, String path, String answer) {
    var request = verb.equals("GET") ? get(urlPathEqualTo(path)) : post(urlPathMatching(path));
    server.server().stubFor(request.willReturn(okJson(answer)));
    return this;
  }

  /// The tool that prints tokens, as `az` or `databricks`, prints this.
  LoginStand tool(String variable, String answer) {
    return env(variable, TOOL).env("FAKE_ANSWER", answer);
  }

  void machine() {
    env("DATABRICKS_CLIENT_ID", "id").env("DATABRICKS_CLIENT_SECRET", "secret");
  }

  void github() {
    env("ACTIONS_ID_TOKEN_REQUEST_URL", host() + "/github?x=1")
        .env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-token")
        .json("GET", "/github", "{\"value\":\"github-jwt\"}");
  }

  void devops() {
    env("SYSTEM_ACCESSTOKEN", "t")
        .env("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", host() + "/org")
        .env("SYSTEM_PLANID", "plan")
        .env("SYSTEM_JOBID", "job")
        .env("SYSTEM_TEAMPROJECTID", "proj")
        .env("SYSTEM_HOSTTYPE", "build")
        .json("POST", "/org/.*", "{\"oidcToken\":\"devops-jwt\"}");
  }

  void azure() {
    env("DATABRICKS_CLOUD", "azure")
        .json(
            "POST",
            "/entra/tenant/oauth2/token",
            "{\"access_token\":\"entra-1\",\"token_type\":\"Bearer\",\"expires_in\":\"3599\"}");
  }

  void refuse(String path, int status, String body) {
    this.server
        .server()
        .stubFor(
            any(urlPathMatching(path))
                .willReturn(
                    aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
  }

  String exchanged() {
    List<LoggedRequest> requests = server.allRequests();
    return requests.getLast().getBodyAsString();
  }

  /// The arguments of all calls of the tool.
  List<String> calls() {
    try {
      Path calls = home.resolve("calls");
      return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Surroundings surroundings() {
    return new Surroundings("1.2.3", environment, home, server.time(), server.log());
  }

  LoginSettings settings() {
    return new LoginSettings(bundle, flag.isEmpty() ? null : flag);
  }

  Settings read() {
    return new SettingsReader(settings(), surroundings()).read();
  }

  Credentials login() {
    Transport transport = new Transport(environment, Duration.ofSeconds(10));
    return new Login(surroundings(), transport, endpoints()).login(settings());
  }

  Workspace open() {
    return new Workspaces(surroundings(), endpoints()).open(settings());
  }

  private Endpoints endpoints() {
    return new Endpoints(
        Map.of(
            "https://login.microsoftonline.com", host() + "/entra",
            "https://management.azure.com", host() + "/arm",
            "http://169.254.169.254", host() + "/imds"));
  }

  String authorization() {
    return login().headers().getOrDefault("Authorization", "");
  }

  List<String> requests() {
    return server.allRequests().stream().map(it -> it.getMethod() + " " + it.getUrl()).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}

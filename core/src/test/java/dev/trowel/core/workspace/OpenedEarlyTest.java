package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedEarlyTest {

  private static final String TOKEN = "dapi-secret";

  private final TestWorkspace server = new TestWorkspace();
  @TempDir Path home;

  @BeforeEach
  void answer() {
    server.answer(status(200).withBody("found"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Workspaces workspaces(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(Map.of("DATABRICKS_TOKEN", TOKEN));
    all.put("DATABRICKS_HOST", server.host());
    all.putAll(environment);
    return new Workspaces(new Surroundings("1", all, home, server.time(), server.log()));
  }

  private Opened open() {
    return open(Map.of());
  }

  private Opened open(Map<String, String> environment) {
    return workspaces(environment).openEarly(LoginSettings.NONE);
  }

  private void cache() throws IOException {
    Files.createDirectories(home.resolve(".cache"));
  }

  private List<Path> kept() throws IOException {
    Path folder = home.resolve(".cache/trowel/identities");
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /// Whether a new client asks before it begins; what it asks is answered.
  private boolean isCold(Map<String, String> environment) {
    server.server().resetRequests();
    me(status(403));
    boolean cold = false;
    try {
      var _ = open(environment);
    } catch (StopException refused) {
      cold = true;
    }
    return cold;
  }

  private void me(ResponseDefinitionBuilder answer) {
    server.server().stubFor(get(urlPathEqualTo(TestWorkspace.ME)).atPriority(0).willReturn(answer));
  }

  private void meIs(String name) {
    me(
        json(200, "{\"id\":\"8\",\"userName\":\"" + name + "\"}")
            .withHeader("X-Databricks-Org-Id", "123"));
  }

  @Test
  void beginsAsWhoOneWasAndIsConfirmed() throws IOException {
    cache();
    Workspace first = open().workspace();
    Opened again = open();
    assertThat(again.workspace().user()).isEqualTo(first.user());
    assertThat(again.workspace().workspaceId()).isEqualTo("123");
    assertThat(again.workspace().files().read("/a")).isPresent();
    again.confirmed().run();
    assertThat(server.allRequests().stream().filter(it -> it.getUrl().equals(TestWorkspace.ME)))
        .as("asked each time")
        .hasSize(2);
  }

  @Test
  void givesNothingAndChangesNothingAsSomebodyElse() throws IOException {
    cache();
    open().confirmed().run();
    meIs("bob@example.com");
    WorkspaceFiles files = open().workspace().files();
    OtherIdentity other = catchThrowableOfType(OtherIdentity.class, () -> files.read("/a"));
    assertThat(other.workspace().user().userName()).isEqualTo("bob@example.com");
    assertThat(other.workspace().files().read("/a")).isPresent();
    assertThatThrownBy(() -> files.write("/a", new byte[0], true))
        .isInstanceOf(OtherIdentity.class);
    assertThat(server.requests()).noneMatch(it -> it.getMethod().getName().equals("POST"));
    assertThat(open().workspace().user().userName()).isEqualTo("bob@example.com");
  }

  @Test
  void isRefusedInTheUsualWordsAndForgotten() throws IOException {
    cache();
    open().confirmed().run();
    me(json(403, "{\"error_code\":\"X\",\"message\":\"Invalid access token.\"}"));
    server.answer(json(403, "{\"message\":\"not for you\"}"));
    Workspace workspace = open().workspace();
    assertThat(stopped(() -> workspace.files().read("/a")).code()).isEqualTo("login-refused");
    assertThat(kept()).isEmpty();
  }

  @Test
  void keepsNoSecret() throws IOException {
    cache();
    open().confirmed().run();
    assertThat(kept()).hasSize(1);
    Path file = kept().getFirst();
    assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}\\.json");
    assertThat(Files.readString(file)).contains("ana@example.com").doesNotContain(TOKEN);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void asksFirstWithAnotherTokenOrAfterSomeTimeOrWhenSwitchedOff() throws IOException {
    cache();
    open().confirmed().run();
    assertThat(isCold(Map.of())).isFalse();
    server.server().resetToDefaultMappings();
    meIs("ana@example.com");
    open(Map.of("DATABRICKS_TOKEN", "fresh")).confirmed().run();
    assertThat(isCold(Map.of("DATABRICKS_TOKEN", "another"))).isTrue();
    assertThat(isCold(Map.of("DATABRICKS_TOKEN", "fresh", "TROWEL_IDENTITY_CACHE", "off")))
        .isTrue();
    server.time().advance(Duration.ofHours(12));
    assertThat(isCold(Map.of("DATABRICKS_TOKEN", "fresh"))).isTrue();
  }

  @Test
  void asksFirstForAPassword() throws IOException {
    cache();
    Map<String, String> password =
        Map.of(
            "DATABRICKS_TOKEN", "", "DATABRICKS_USERNAME", "ana", "DATABRICKS_PASSWORD", "guess");
    open(password).confirmed().run();
    assertThat(kept()).isEmpty();
  }

  @Test
  void keepsNothingWhereThereIsNoCache() throws IOException {
    open().confirmed().run();
    assertThat(home.resolve(".cache")).doesNotExist();
    Files.writeString(home.resolve(".cache"), "no folder");
    open().confirmed().run();
    assertThat(isCold(Map.of())).isTrue();
  }

  @Test
  void asksWhereWhatIsKeptIsDamaged() throws IOException {
    cache();
    open().confirmed().run();
    Files.writeString(kept().getFirst(), "{\"version\": 1, ");
    assertThat(open().workspace().user().userName()).isEqualTo("ana@example.com");
    assertThat(isCold(Map.of())).isFalse();
  }
}

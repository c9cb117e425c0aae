package dev.trowel.app.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Says of every target of real bundles what the incumbent says of it: severity, summary and place
/// (not the detail). Needs the folder that the property `trowel.compat` names.
class CompatDiagnosticsTest {

  private static final String FOLDER = "trowel.compat";
  private static final String USER = "tester@databricks.com";

  @TempDir Path folder;
  private EmulatorServer server;

  @BeforeEach
  void start() throws IOException {
    server = EmulatorServer.start(EmulatorConfig.inMemory(USER));
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("targets")
  void saysWhatTheIncumbentSays(String bundle, String target) throws IOException {
    assumeTrue(!bundle.isEmpty(), "property " + FOLDER + " is not set");
    Shell.Result result = run(bundle, target, "bundle", "validate");
    assumeFalse(result.err().contains(" are not supported"), "a kind is not there yet");

    List<Said> expected = Said.in(said(bundle, target));
    List<Said> open = new ArrayList<>(Said.in(result.err()));
    for (Said each : expected) {
      Said found = open.stream().filter(ours -> ours.says(each)).findFirst().orElse(null);
      assertThat(found).as("%s%nis not among%n%s", each, result.err()).isNotNull();
      open.remove(found);
    }
    assertThat(open).as("what the incumbent does not say").isEmpty();
    assertThat(result.exit()).isEqualTo(fails(expected) ? 1 : 0);
  }

  /// What the incumbent deploys has no fault that the native spelling would stop at.
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("targets")
  void findsNoErrorNativelyWhereTheIncumbentFindsNone(String bundle, String target)
      throws IOException {
    assumeTrue(!bundle.isEmpty(), "property " + FOLDER + " is not set");
    assumeFalse(fails(Said.in(said(bundle, target))), "the incumbent stops at it");
    Shell.Result result = run(bundle, target, "validate", "--user", USER);

    assertThat(result.exit()).as(result.err()).isZero();
  }

  @Test
  void readsTheGistOfDiagnostics() {
    List<Said> said =
        Said.in(
            """
            Warning: w
              at a.b
                 c.d
              in x.yml:1:2

            Some detail
              at no.place

            Error: e
            """);

    assertThat(said)
        .containsExactly(
            new Said("Error: e", List.of()),
            new Said("Warning: w", List.of("a.b", "c.d", "x.yml:1:2")));
    assertThat(said.getFirst().says(new Said("Error: f", List.of()))).isFalse();
    assertThat(said.getLast().says(new Said("Warning: w", List.of("a.b")))).isFalse();
  }

  @Test
  void findsAllTargets() {
    assumeTrue(System.getProperty(FOLDER) != null, "property " + FOLDER + " is not set");

    assertThat(targets()).hasSize(45);
    assertThat(targets().map(Arguments::get).flatMap(CompatDiagnosticsTest::expected))
        .hasSizeGreaterThan(60);
  }

  private static Stream<Said> expected(Object[] target) {
    return Said.in(said((String) target[0], (String) target[1])).stream();
  }

  private static boolean fails(List<Said> said) {
    return said.stream().anyMatch(each -> each.headline().startsWith("Error: "));
  }

  private Shell.Result run(String bundle, String target, String... words) throws IOException {
    Path copy = folder.resolve(bundle).resolve(target).resolve("bundle");
    copy(root().resolve(bundle).resolve("bundle"), copy);
    Map<String, String> environment =
        Map.of("DATABRICKS_HOST", server.uri().toString(), "DATABRICKS_TOKEN", "dapi");
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(target.equals("default") ? List.of() : List.of("-t", target));
    return new Shell(copy, environment).run(command);
  }

  private void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(
            copy, text.replace("[HOST]", server.uri().toString()), StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static String said(String bundle, String target) {
    Path file = root().resolve(Path.of(bundle, "expected", target, "diagnostics.txt"));
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path root() {
    return Path.of(System.getProperty(FOLDER)).toAbsolutePath().normalize();
  }

  static Stream<Arguments> targets() {
    if (System.getProperty(FOLDER) == null) {
      return Stream.of(Arguments.of("", ""));
    }
    return names(root())
        .filter(CompatDiagnosticsTest::isBundle)
        .flatMap(bundle ->
            names(root().resolve(bundle).resolve("expected"))
                .map(target -> Arguments.of(bundle, target)));
  }

  private static boolean isBundle(String name) {
    return Files.isDirectory(root().resolve(name).resolve("expected"));
  }

  private static Stream<String> names(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.map(each -> each.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `init mlops` makes is deployed to an empty workspace as it is, stays as it is, and goes.
class MlopsProjectTest {

  /// The folders above the bundle's, which may be others' by now.
  private static final Set<String> ABOVE =
      Set.of(
          "/Deployments",
          "/Users/" + Server.USER + "/.bundle",
          "/Users/" + Server.USER + "/.bundle/taxi-fare");

  /// A call in a pipeline, over as many lines as it takes.
  private static final Pattern CALL =
      Pattern.compile("(?:run:|script:|\n *-) (?:>-\n *)?trowel ((?:[^\n]|\n +--)+)");

  @TempDir Path folder;

  private Server server;

  @BeforeEach
  void start() throws IOException {
    server = Server.on(Files.createDirectory(folder.resolve("ws")));
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "github, unity_catalog, serverless, no, azure",
    "github_enterprise, unity_catalog, classic, yes, aws",
    "azure_devops, workspace, serverless, yes, azure",
    "gitlab, workspace, classic, no, gcp"
  })
  void isDeployedAsItIs(
      String platform, String registry, String compute, String extras, String cloud)
      throws IOException {
    Path project =
        made(
            "cicd_platform=" + platform,
            "registry=" + registry,
            "compute=" + compute,
            "cloud=" + cloud,
            "include_feature_store=" + extras,
            "include_serving=" + extras);

    assertThat(new Shell(project, Map.of()).run("validate", "--strict").out())
        .endsWith("\nValidation OK!\n");
    for (String target : List.of("dev", "test", "staging", "prod")) {
      comesAndGoes(project, target);
    }
  }

  static Stream<Arguments> every() {
    return Stream.of("github", "github_enterprise", "azure_devops", "gitlab")
        .flatMap(platform ->
            Stream.of("project_and_cicd", "project", "cicd")
                .flatMap(setup ->
                    Stream.of("unity_catalog", "workspace")
                        .map(registry -> Arguments.of(platform, setup, registry))));
  }

  /// Pipelines alone are for a project that is there.
  @Tag("full")
  @ParameterizedTest
  @MethodSource("every")
  void isDeployedAsItIsWhateverIsWritten(String platform, String setup, String registry)
      throws IOException {
    String[] answers = {"cicd_platform=" + platform, "registry=" + registry, "root_dir=taxi-fare"};
    Path project = made(answers[0], answers[1], answers[2], "setup=" + first(setup));
    if (setup.equals("cicd")) {
      made(answers[0], answers[1], answers[2], "setup=cicd");
    }

    assertThat(new Shell(project, Map.of()).run("validate", "--strict").out())
        .endsWith("\nValidation OK!\n");
    for (String target : List.of("dev", "test", "staging", "prod")) {
      comesAndGoes(project, target);
    }
  }

  private static String first(String setup) {
    return setup.equals("cicd") ? "project" : setup;
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "github_enterprise", "azure_devops", "gitlab"})
  void pipelinesCallWhatThereIs(String platform) throws IOException {
    made("cicd_platform=" + platform);
    NavigableSet<String> lines = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder.resolve("taxi-fare"))) {
      for (Path file : all.filter(file -> file.toString().endsWith(".yml")).toList()) {
        CALL.matcher(Files.readString(file)).results().forEach(call -> lines.add(call.group(1)));
      }
    }

    assertThat(lines).hasSizeGreaterThan(6);
    for (String line : lines) {
      assertThat(helped(line)).as(line).isZero();
    }
    assertThat(helped("deploy --no-such-option")).isNotZero();
  }

  /// The exit code of the same call, but for help: what it does not know it still refuses.
  private int helped(String line) {
    List<String> arguments =
        Stream.concat(Stream.of(line.replaceAll("[\"']", "").split("\\s+")), Stream.of("--help"))
            .toList();
    return new Shell(folder, Map.of()).run(arguments).exit();
  }

  private void comesAndGoes(Path project, String target) throws IOException {
    NavigableSet<String> before = server.content();
    run(project, target, "deploy");
    assertThat(run(project, target, "plan", "--detailed-exitcode").out())
        .as(target)
        .contains("Nothing to do: ");
    run(project, target, "destroy", "--auto-approve", "--allow-delete", "*");
    NavigableSet<String> left = new TreeSet<>(server.content());
    left.removeAll(before);
    left.removeAll(ABOVE);
    assertThat(left).as(target).isEmpty();
  }

  private Path made(String... answers) {
    List<String> command =
        Stream.concat(
                Stream.of("init", "mlops", "--set", "project_name=taxi-fare"),
                Stream.of(answers).flatMap(each -> Stream.of("--set", each)))
            .toList();
    Shell.Result result = new Shell(folder, Map.of()).run(command);
    assertThat(result.exit()).as(result.screen()).isZero();
    return folder.resolve("taxi-fare/taxi-fare");
  }

  private Shell.Result run(Path project, String target, String... command) {
    List<String> arguments =
        Stream.of(Stream.of(command), Stream.of("-t", target), Server.options(folder.resolve("ws")))
            .flatMap(each -> each)
            .toList();
    Shell.Result result = new Shell(project, Map.of()).run(arguments);
    assertThat(result.exit()).as(result.screen()).isZero();
    return result;
  }
}

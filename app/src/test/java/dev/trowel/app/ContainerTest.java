package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trowel.core.process.Child;
import dev.trowel.core.process.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the images of Trowel and of models (docs/container.md), read from how they are
/// built; where a builder is on the machine, one is.
class ContainerTest {

  private static final Path ROOT = Path.of(System.getProperty("trowel.root"));
  private static final Path OWN = ROOT.resolve("Dockerfile");
  private static final Path MODEL =
      ROOT.resolve(
          "core/src/main/resources/template/mlops/template/{{.root_dir}}/{{.project_name}}/image/Dockerfile");

  /// One instruction, with continued lines joined.
  private record Instruction(String name, String words) {}

  static Stream<Path> files() {
    return Stream.of(OWN, MODEL);
  }

  @ParameterizedTest
  @MethodSource("files")
  void basesHaveTags(Path file) throws IOException {
    List<Instruction> all = instructions(file);
    List<String> stages = new ArrayList<>();
    for (Instruction from : named(all, "FROM")) {
      String[] words = from.words().split(" ", -1);
      assertThat(stages.contains(words[0]) ? "x:1" : value(all, words[0]))
          .matches("[a-z0-9./-]+:(?!latest$)[\\w.-]+");
      if (words.length == 3) {
        stages.add(words[2]);
      }
    }
    assertThat(named(all, "FROM")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void nobodyIsRootInTheEnd(Path file) throws IOException {
    List<Instruction> users = named(last(instructions(file)), "USER");
    assertThat(users).isNotEmpty();
    assertThat(users.getLast().words()).matches("[1-9][0-9]+");
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothingIsFetchedButPackagesOfAnEarlierStage(Path file) throws IOException {
    List<Instruction> all = instructions(file);
    assertThat(named(all, "ADD")).isEmpty();
    assertThat(all).noneMatch(each -> each.words().contains("://") && !isHealth(each));
    for (Instruction run : last(all)) {
      if (!isHealth(run)) {
        assertThat(run.words()).doesNotContainPattern("\\b(curl|wget|apt|apt-get|pip|git)\\b");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void programsAreListsSoThatSignalsReachThem(Path file) throws IOException {
    for (String name : List.of("ENTRYPOINT", "CMD")) {
      assertThat(named(last(instructions(file)), name))
          .singleElement()
          .satisfies(each -> assertThat(each.words()).startsWith("[").endsWith("]"));
    }
  }

  @Test
  void noSecretsAreBuiltIn() throws IOException {
    for (Path file : files().toList()) {
      assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
          .doesNotContain("token", "password", "secret");
    }
  }

  @Test
  void ourOwnNeedsNoPackagesAndHasNoHealth() throws IOException {
    List<Instruction> all = instructions(OWN);
    assertThat(all).noneMatch(each -> each.words().matches(".*\\b(apt|apt-get|apk)\\b.*"));
    assertThat(named(all, "HEALTHCHECK")).containsExactly(new Instruction("HEALTHCHECK", "NONE"));
  }

  @Test
  void onlyTheArchiveIsSentToTheBuilder() throws IOException {
    List<String> rules =
        Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(rules).startsWith("*").endsWith("!app/target/trowel-*.tar.gz");
  }

  @Test
  @Tag("full")
  void theImageAnswers() throws IOException, InterruptedException {
    Optional<Path> builder = builder();
    assumeTrue(builder.isPresent(), "no buildah, podman or docker that works");
    assumeTrue(hasArchive(), "no archive in app/target: mvn -Prelease package");
    String program = builder.orElseThrow().toString();
    assertThat(run(program, "build", "--tag", "trowel-test", ".")).isZero();
    if (!program.endsWith("buildah")) {
      assertThat(run(program, "run", "--rm", "--network=none", "trowel-test", "version")).isZero();
    }
  }

  private static Optional<Path> builder() throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    for (String name : List.of("buildah", "podman", "docker")) {
      Optional<Path> file = Shell.named(name, environment).map(Shell::file);
      if (file.isPresent() && run(file.get().toString(), "info") == 0) {
        return file;
      }
    }
    return Optional.empty();
  }

  private static boolean hasArchive() throws IOException {
    Path target = ROOT.resolve("app/target");
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".tar.gz"));
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return Child.run(new ProcessBuilder(command).directory(ROOT.toFile()), line -> {});
  }

  private static boolean isHealth(Instruction instruction) {
    return instruction.name().equals("HEALTHCHECK");
  }

  private static List<Instruction> instructions(Path file) throws IOException {
    String joined =
        Files.readString(file).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
    return joined
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> {
          int space = line.indexOf(' ');
          return new Instruction(line.substring(0, space), line.substring(space + 1).strip());
        })
        .toList();
  }

  /// The stage that becomes the image.
  private static List<Instruction> last(List<Instruction> all) {
    int from = all.lastIndexOf(named(all, "FROM").getLast());
    return all.subList(from, all.size());
  }

  private static List<Instruction> named(List<Instruction> all, String name) {
    return all.stream().filter(each -> each.name().equals(name)).toList();
  }

  /// What `${NAME}` is unless the builder says otherwise.
  private static String value(List<Instruction> all, String word) {
    if (!word.startsWith("$")) {
      return word;
    }
    String name = word.replaceAll("[${}]", "");
    return named(all, "ARG").stream()
        .map(each -> each.words().split("=", 2))
        .filter(parts -> Arrays.asList(parts).getFirst().equals(name))
        .map(parts -> parts[1])
        .findFirst()
        .orElse("");
  }
}

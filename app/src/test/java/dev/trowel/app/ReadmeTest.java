package dev.trowel.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the README shows of commands that need no workspace is what they print.
class ReadmeTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLE = Path.of("examples/taxi-fare");
  private static final Pattern SHOWN =
      Pattern.compile("\\$ \\./trowel ([^\n]*)\n((?:(?!\\$ |```).*\n)+)");
  private static final Pattern OFFLINE = Pattern.compile(".* (validate|explain|diff) .*");

  @TempDir Path folder;

  /// A command line and what it is said to print.
  record Example(String line, String output) {

    List<String> arguments() {
      return List.of(line.split(" ", -1));
    }

    /// What stands between the places where something is left out.
    List<String> pieces() {
      return Stream.of(output.split("(?m)^…\n")).map(String::strip).toList();
    }

    @Override
    public String toString() {
      return line;
    }
  }

  static List<Example> examples() throws IOException {
    return SHOWN
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(ReadmeTest::example)
        .filter(example -> OFFLINE.matcher(example.line()).matches())
        .toList();
  }

  private static Example example(MatchResult shown) {
    return new Example(shown.group(1), shown.group(2));
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(EXAMPLE))) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(ROOT.relativize(from).toString());
        if (!to.toString().contains(".databricks")) {
          Files.createDirectories(requireNonNull(to.getParent()));
          Files.copy(from, to);
        }
      }
    }
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatTheReadmeShows(Example example) throws IOException {
    if (example.line().contains(" validate ")) {
      misspell();
    }
    Shell.Result result = new Shell(folder, Map.of()).run(example.arguments());
    assertThat(result.screen()).containsSubsequence(example.pieces());
    if (example.pieces().size() == 1) {
      assertThat(result.screen().strip()).isEqualTo(example.output().strip());
    }
  }

  @Test
  void fixMendsTheMistakesThatTheReadmeMakes() throws IOException {
    misspell();

    new Shell(folder, Map.of())
        .run(List.of("-C", EXAMPLE.toString(), "validate", "--target", "staging", "--fix"));

    assertThat(job(folder)).hasSameTextualContentAs(job(ROOT));
  }

  /// As the sentence above the example says.
  private void misspell() throws IOException {
    String job = Files.readString(job(folder));
    Files.writeString(
        job(folder),
        job.replaceFirst("job_cluster_key: training", "job_cluster_key: trainig")
            .replaceFirst("timeout_seconds: 7200", "timeout_secs: 7200"));
  }

  private static Path job(Path root) {
    return root.resolve(EXAMPLE).resolve("resources/training.job.yml");
  }
}

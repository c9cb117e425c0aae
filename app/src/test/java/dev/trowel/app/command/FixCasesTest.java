package dev.trowel.app.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What `validate --fix` does, by the code of the finding: bundles as differences, of which a line
/// with a minus is there before, one with a plus afterwards.
class FixCasesTest {

  private static final Path CASES = Path.of("src/test/cases/fix");
  private static final Pattern NEXT = Pattern.compile("===.*\n");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> mends() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream().flatMap(this::tests);
    }
  }

  private Stream<DynamicTest> tests(Path file) {
    String name = file.getFileName().toString().replace(".diff", "");
    List<String> cases = NEXT.splitAsStream(read(file)).toList();
    return Stream.iterate(0, i -> i + 1)
        .limit(cases.size())
        .flatMap(i ->
            Stream.of("\n", "\r\n")
                .map(end ->
                    dynamicTest(
                        name + " " + i + (end.length() > 1 ? " CRLF" : ""),
                        () -> check(cases.get(i), end))));
  }

  private void check(String text, String end) throws IOException {
    Path root = Files.createTempDirectory(folder, "case");
    Path bundle = root.resolve("databricks.yml");
    Files.writeString(bundle, side(text, '+', end));
    Shell.Result result = new Shell(root, Map.of()).run("validate", "--fix");
    assertThat(Files.readString(bundle)).as(result.err()).isEqualTo(side(text, '-', end));
  }

  /// The lines but those that begin with `without`.
  private static String side(String text, char without, String end) {
    return text.lines()
        .filter(line -> line.charAt(0) != without)
        .map(line -> line.substring(1) + end)
        .collect(joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

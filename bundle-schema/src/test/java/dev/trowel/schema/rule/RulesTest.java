package dev.trowel.schema.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RulesTest {

  private static final Path CASES = Path.of("src/test/cases/rules");
  private static final Pattern CODE =
      Pattern.compile("(?:error|warning|recommendation|CODE =)[\\s(]*\"([a-z]+(?:-[a-z]+)+)\"");

  @Test
  void listsEveryClassThatIsARule() throws IOException {
    List<String> listed =
        Rules.ALL.stream().map(rule -> rule.getClass().getSimpleName() + ".java").toList();
    assertThat(rules().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void hasCasesForEveryCodeOfARule() throws IOException {
    for (Path rule : rules().toList()) {
      List<String> codes = CODE.matcher(read(rule)).results().map(code -> code.group(1)).toList();
      assertThat(codes)
          .as(rule.toString())
          .isNotEmpty()
          .allSatisfy(code -> assertThat(CASES.resolve(code + ".yml")).exists());
    }
  }

  private static Stream<Path> rules() throws IOException {
    Path sources = Path.of("src/main/java", RulesTest.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(sources)) {
      return files.filter(file -> read(file).contains(" implements Rule ")).toList().stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

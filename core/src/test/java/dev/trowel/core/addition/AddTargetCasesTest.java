package dev.trowel.core.addition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bundles before and after a target was added: a case is a file of `name=… mode=…`, `=== before`,
/// and `=== after` or `=== told`. `<end>` at the end of a text stands for no line end there.
class AddTargetCasesTest {

  private static final Path CASES =
      Path.of(System.getProperty("trowel.root"), "core/src/test/cases/add-target");

  @TempDir Path folder;

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesOut(String name) throws IOException {
    String[] parts = Files.readString(CASES.resolve(name)).split("(?m)^=== \\w+\n", -1);
    boolean told = Files.readString(CASES.resolve(name)).contains("\n=== told\n");
    Path file = folder.resolve("databricks.yml");
    Files.writeString(file, text(parts[1]));

    if (told) {
      assertThat(added(parts[0])).isEqualTo(parts[2]);
      assertThat(file).hasContent(text(parts[1]));
    } else {
      assertThat(added(parts[0])).isEmpty();
      assertThat(Files.readString(file)).isEqualTo(text(parts[2]));
      assertThat(added(parts[0])).isEmpty();
      assertThat(Files.readString(file)).as("a second time").isEqualTo(text(parts[2]));
    }
  }

  private static String text(String part) {
    return part.endsWith("<end>\n") ? part.substring(0, part.length() - "<end>\n".length()) : part;
  }

  /// Adds it, and says what was told.
  private String added(String line) {
    RepositoryDraft draft = new RepositoryDraft(folder);
    try {
      new TargetAddition(draft, new DraftBundle(draft, folder, Map.of())).add(request(line));
      draft.write();
      return "";
    } catch (StopException stop) {
      return stop.diagnostics().stream()
          .map(each ->
              each.spans().stream().map(span -> span + ": ").collect(Collectors.joining())
                  + each.code()
                  + ": "
                  + each.summary()
                  + "\n")
          .collect(Collectors.joining());
    }
  }

  private static TargetRequest request(String line) {
    Map<String, String> given =
        Stream.of(line.strip().split("\\s+"))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    Map<String, String> variables =
        given.entrySet().stream()
            .filter(each -> each.getKey().startsWith("var."))
            .collect(Collectors.toMap(each -> each.getKey().substring(4), Map.Entry::getValue));
    return new TargetRequest(
        given.getOrDefault("name", ""),
        Optional.ofNullable(given.get("mode")),
        Optional.ofNullable(given.get("host")),
        Optional.ofNullable(given.get("root")),
        Optional.ofNullable(given.get("like")),
        variables,
        given.containsKey("ephemeral"));
  }
}

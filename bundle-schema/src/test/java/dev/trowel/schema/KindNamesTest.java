package dev.trowel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.shape.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A new kind of resource changes no code that reads bundles: what is a fact of one kind stands in
/// its schema file.
final class KindNamesTest {

  private static final Path MAIN = Path.of("src/main/java/dev/trowel/schema");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /// Rules are about one kind by nature.
  private static final Path RULES = MAIN.resolve("rule");

  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          // Production needs no root path of its own where all jobs say who they run as, whatever
          // other kinds do (format.md 2.4): a rule about jobs, not a fact of them.
          "preset/ModeChecks.java", Set.of("jobs"));

  @Test
  void standInSchemaFilesAndRulesOnly() throws IOException {
    Map<String, Set<String>> named = new TreeMap<>();
    for (Path file : sources()) {
      Set<String> kinds = kindsIn(Files.readString(file));
      if (!kinds.isEmpty()) {
        named.put(MAIN.relativize(file).toString().replace('\\', '/'), kinds);
      }
    }
    assertThat(named).isEqualTo(EXCEPTIONS);
  }

  @Test
  void areSeenAloneAndInDottedPaths() {
    assertThat(kindsIn("is(\"jobs\") || at(\"resources.volumes.x\")"))
        .containsExactly("jobs", "volumes");
    assertThat(kindsIn("say(\"no jobs run\"); // jobs")).isEmpty();
  }

  private static Set<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.startsWith(RULES))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> kindsIn(String source) {
    return LITERAL
        .matcher(source)
        .results()
        .flatMap(literal -> Pattern.compile("[.]").splitAsStream(literal.group(1)))
        .filter(Schemas.kinds()::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.trowel.schema.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.fix.Drafts;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A fix changes what it is about and nothing else, whatever the file looks like.
final class FixPropertiesTest {

  private static final String FILE = "databricks.yml";
  private static final String WRONG = "max_concurent_runs";
  private static final String RIGHT = "max_concurrent_runs";

  private static final List<String> LINES =
      List.of(
          "bundle:",
          "  name: b",
          "resources:",
          "  jobs:",
          "    j:",
          "      name: 😀 j",
          "      " + WRONG + ": 2",
          "      tags: {a: b}",
          "      description: |",
          "        " + WRONG + ": 2");

  @Property(tries = 500)
  void renamesTheKeyAndNothingElse(
      @ForAll("layouts") List<String> noise,
      @ForAll("quotes") String quote,
      @ForAll("ends") String end,
      @ForAll boolean mark) {
    String before = (mark ? "\uFEFF" : "") + text(noise, quote, end);

    String after = mended(before);

    assertThat(after).isEqualTo(before.replaceFirst(WRONG, RIGHT));
    assertThat(Json.reveal(tree(after)).toString())
        .isEqualTo(Json.reveal(tree(before)).toString().replaceFirst(WRONG, RIGHT));
    assertThat(faults(after)).isEmpty();
  }

  @Provide
  Arbitrary<List<String>> layouts() {
    return Arbitraries.of(
            "", " ", "  # a comment", "# no: yaml", "\n", "\n# trowel: a word 😀", "\n\n   # deep")
        .list()
        .ofSize(LINES.size());
  }

  @Provide
  Arbitrary<String> quotes() {
    return Arbitraries.of("", "'", "\"");
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r\n");
  }

  /// What stands behind each line, after a space, and on lines of its own below it; nothing inside
  /// the block scalar.
  private static String text(List<String> noise, String quote, String end) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES.size(); i++) {
      String line = LINES.get(i);
      boolean fault = line.startsWith("      " + WRONG);
      String quoted = fault ? line.replace(WRONG, quote + WRONG + quote) : line;
      boolean block = i >= LINES.size() - 2;
      String extra = block ? "" : noise.get(i);
      lines.add(extra.isEmpty() || extra.startsWith("\n") ? quoted + extra : quoted + " " + extra);
    }
    return String.join("\n", lines).replace("\n", end) + end;
  }

  private static String mended(String text) {
    List<Fix> fixes = faults(text).stream().flatMap(each -> each.fix().stream()).toList();
    Drafts drafts = new Drafts(_ -> Optional.of(text.getBytes(UTF_8)));
    List<Fix> chosen = drafts.compatible(fixes);
    assertThat(chosen).hasSize(1);
    return new String(drafts.with(chosen).firstEntry().getValue(), UTF_8);
  }

  private static List<Diagnostic> faults(String text) {
    Diagnostics found = new Diagnostics();
    YamlReader.read(FILE, text.getBytes(UTF_8), found)
        .ifPresent(file -> FileShape.fit(file, UnknownFields.DROP, found));
    return found.list();
  }

  private static Value tree(String text) {
    return YamlReader.read(FILE, text.getBytes(UTF_8), new Diagnostics()).orElseThrow().root();
  }
}

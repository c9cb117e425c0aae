package dev.trowel.schema.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.cases.Plain;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are no YAML, or YAML as nobody writes it: an error at its place, in words that name
/// no library.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
final class OddTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:⏎⇥b: 1|2:1 syntax",
        "a: 1⏎ b: 2|2:3 syntax",
        "a: 'b⏎c: 1⏎|1:4 syntax",
        "a: \"b⏎c: 1⏎|1:4 syntax",
        "a: [1, 'b⏎|1:8 syntax",
        "a: [1, 2⏎b: 1⏎|2:2 syntax",
        "a: {b: 1⏎⏎|1:4 syntax",
        "a: [*.py]|1:6 syntax",
        "a: {{b}}|1:5 key-not-text",
        "[a]: 1|1:1 key-not-text",
        "{a: b}: 1|1:1 key-not-text",
        "a: &k b⏎*k : 1|2:1 key-not-text",
        "true: 1|1:1 key-not-text",
        "a: {1.5: 1}|1:5 key-not-text",
        "a: !!python/object:os.system ls|1:4 unknown-tag",
        "a: !e!x y|1:4 syntax",
        "a: !<> x|1:6 syntax",
        "a: {<<: 1}|1:9 merge-key",
        "a: {<<: [1]}|1:10 merge-key",
        "a: {<<: }|1:8 merge-key",
        "a: &a {<<: *a}|1:12 anchor-contains-itself",
        "a: &a [*a]|1:8 anchor-contains-itself",
        "a: *b|1:4 unknown-anchor",
        "a: 1⏎...⏎b|3:1 syntax",
        "%YAML 3.0⏎---⏎a: 1|1:1 syntax",
        "a: \"\\x4\"|1:7 syntax",
        "a: >x⏎ b|1:5 syntax",
        "<<<<<<< ours⏎a: 1⏎=======⏎a: 2⏎>>>>>>> theirs⏎|1:1 syntax",
        "a: ['\uD83D\uDE80', }|1:11 syntax",
      })
  void isRefusedAtItsPlace(String text, String expected) {
    Diagnostic found = refusal(written(text).getBytes(UTF_8));
    assertThat(found.spans().getFirst() + " " + found.code()).isEqualTo("f.yml:" + expected);
  }

  @Test
  void wordsNameNoClass() {
    for (String text : List.of("a: \"\\UFFFFFFFF\"", "? [a]\n: 1", "? ? a", "a: !!binary '*'")) {
      assertThat(refusal(text.getBytes(UTF_8)).summary())
          .doesNotContain("snakeyaml")
          .doesNotContain("Exception")
          .doesNotContain("Event");
    }
  }

  @Test
  void sixteenBitsWithAndWithoutMark() {
    for (String text : List.of("a: b\n", "\uFEFFa: b\n")) {
      assertThat(refusal(text.getBytes(UTF_16LE)).summary()).isEqualTo("the file is UTF-16");
      assertThat(refusal(text.getBytes(UTF_16BE)).summary()).isEqualTo("the file is UTF-16");
    }
  }

  @Test
  void bytesThatAreNoText() {
    assertThat(refusal("a: \0".getBytes(UTF_8)).spans().getFirst()).hasToString("f.yml:1:4");
    assertThat(refusal("a: caf\u00E9".getBytes(ISO_8859_1)).spans().getFirst())
        .hasToString("f.yml:1:7");
    assertThat(refusal(new byte[] {'a', '\r', ':', (byte) 0xC0, (byte) 0x80}).spans().getFirst())
        .hasToString("f.yml:2:2");
    assertThat(refusal(new byte[] {0x7F, 'E', 'L', 'F', 2, 1}).code()).isEqualTo("file-encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{cron: 0 0 6 * * ?, zone: UTC}|{cron: '0 0 6 * * ?', zone: 'UTC'}",
        "{cron: 0 0 6 * * ?}|{cron: '0 0 6 * * ?'}",
        "[0 0 6 ? * MON, what?, a?b]|['0 0 6 ? * MON', 'what?', 'a?b']",
        "{? a : 1}|{a: 1}",
        "? a⏎: 1|{a: 1}",
        "{\"¡?\": '?', ¢: ?x}|{¡?: '?', ¢: '?x'}",
        "a: 1⏎b: 2⏎|{a: 1, b: 2}",
        "a: 1␍b: 2␍|{a: 1, b: 2}",
        "[0o17, 0x1F, 1_000, 017, 0777, -0, 1e3]|[15, 31, 1000, 17, 777, -0, 1e3]",
        "[.inf, .nan, yes, 1:30, 2001-12-14]|['.inf', '.nan', 'yes', '1:30', '2001-12-14']",
        "{a: &x 1, b: &x 2, c: *x}|{a: 1, b: 2, c: 2}",
        "[!!str 1, !!int '12', !!set {a}]|['1', 12, {a: null}]",
        "{a: {<<: []}}|{a: {}}",
        "{yes: 1, '': 2, null: 3}|{: 2, null: 3, yes: 1}",
      })
  void isReadAsWritten(String text, String expected) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Document> read = YamlReader.read("f.yml", written(text).getBytes(UTF_8), diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    assertThat(Plain.text(read.orElseThrow().root())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a: [", "{? "})
  void levelsWithoutEnd(String level) {
    assertThat(refusal(level.repeat(100_000).getBytes(UTF_8)).code())
        .isIn("nested-too-deep", "key-not-text", "syntax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "*", "&a ", "!a ", "-", "%", "a: ", "\"\\", "|\n", "\u0085"})
  void signsWithoutEnd(String sign) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Document> read =
        YamlReader.read("f.yml", sign.repeat(100_001).getBytes(UTF_8), diagnostics);
    assertThat(read.isPresent() || !diagnostics.list().isEmpty()).isTrue();
    assertThat(diagnostics.list()).allSatisfy(each -> assertThat(each.spans()).isNotEmpty());
  }

  private static Diagnostic refusal(byte[] bytes) {
    Diagnostics diagnostics = new Diagnostics();
    YamlReader.read("f.yml", bytes, diagnostics);
    assertThat(diagnostics.list()).hasSize(1);
    assertThat(diagnostics.list().getFirst().detail()).isNotEmpty();
    return diagnostics.list().getFirst();
  }

  private static String written(String text) {
    return text.replace('⏎', '\n').replace('⇥', '\t').replace('␍', '\r');
  }
}

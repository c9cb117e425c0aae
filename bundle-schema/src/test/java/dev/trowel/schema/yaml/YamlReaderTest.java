package dev.trowel.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void placesKeysAndValues() {
    Mapping root = read("a:\n  bee: text\n  c: 'q'\n");
    Mapping a = Values.mapping(root, "a");
    assertThat(keySpan(root, "a")).isEqualTo(new Span("f.yml", 1, 1, 1, 2));
    assertThat(keySpan(a, "bee")).isEqualTo(new Span("f.yml", 2, 3, 2, 6));
    assertThat(span(a, "bee")).isEqualTo(new Span("f.yml", 2, 8, 2, 12));
    assertThat(span(a, "c")).isEqualTo(new Span("f.yml", 3, 6, 3, 9));
    assertThat(a.span()).isEqualTo(new Span("f.yml", 2, 3, 3, 9));
  }

  @Test
  void placesListsAndMappingsWithBrackets() {
    Mapping root = read("a: [1, 2]\nb: {c: 1 }\nd: []\n");
    assertThat(span(root, "a")).isEqualTo(new Span("f.yml", 1, 4, 1, 10));
    assertThat(span(root, "b")).isEqualTo(new Span("f.yml", 2, 4, 2, 11));
    assertThat(span(root, "d")).isEqualTo(new Span("f.yml", 3, 4, 3, 6));
  }

  @Test
  void placesNothingAfterTheColon() {
    assertThat(span(read("  host:\n"), "host")).isEqualTo(Span.at("f.yml", 1, 8));
  }

  @Test
  void placesAnchoredValuesAtTheAnchor() {
    Mapping root = read("a: &x\n  b: 1\nc: *x\n");
    assertThat(span(root, "a").toString()).isEqualTo("f.yml:1:4");
    assertThat(span(root, "c")).isEqualTo(span(root, "a"));
  }

  @Test
  void countsColumnsInUtf16Units() {
    Mapping root = read("a: ['\uD83D\uDE80', b]\n");
    assertThat(Values.items(root, "a").getLast().span()).isEqualTo(new Span("f.yml", 1, 11, 1, 12));
  }

  @Test
  void placesJson() {
    Mapping root = (Mapping) parse("f.json", "{\"a\": [1, \"two\"],\n \"b\": {}}").root();
    assertThat(keySpan(root, "a").toString()).isEqualTo("f.json:1:2");
    assertThat(Values.items(root, "a").getLast().span())
        .isEqualTo(new Span("f.json", 1, 11, 1, 16));
    assertThat(keySpan(root, "b").toString()).isEqualTo("f.json:2:2");
    assertThat(span(root, "b")).isEqualTo(new Span("f.json", 2, 7, 2, 9));
    assertThat(root.span()).isEqualTo(new Span("f.json", 1, 1, 2, 10));
  }

  @Test
  void remembersWhichValuesCarriedAnAnchor() {
    Document document = parse("f.yml", "a: &x {b: 1}\nc: *x\nd: {b: 1}\n");
    Mapping root = (Mapping) document.root();
    assertThat(document.anchored().test(value(root, "a"))).isTrue();
    assertThat(document.anchored().test(value(root, "c"))).isTrue();
    assertThat(document.anchored().test(value(root, "d"))).isFalse();
    assertThat(document.anchored().test(root)).isFalse();
  }

  @Test
  void readsAByteOrderMark() {
    Mapping root = read("\uFEFFa: b\n");
    assertThat(root.get("a")).isInstanceOf(Text.class);
    assertThat(keySpan(root, "a").toString()).isEqualTo("f.yml:1:1");
  }

  @Test
  void readsWindowsLineEnds() {
    Mapping root = read("a: b\r\nc: |\r\n  d\r\n");
    assertThat(Values.text(root, "c")).isEqualTo("d\n");
    assertThat(keySpan(root, "c").toString()).isEqualTo("f.yml:2:1");
  }

  @Test
  void makesAnEmptyFileAnEmptyMapping() {
    assertThat(read("").entries()).isEmpty();
    assertThat(read("# only words\n").entries()).isEmpty();
    assertThat(read("---\n").entries()).isEmpty();
  }

  @Test
  void refusesUtf16() {
    refuse("a: b\n".getBytes(StandardCharsets.UTF_16), "f.yml:1:1", "the file is UTF-16");
    refuse("\uFEFFa: b\n".getBytes(StandardCharsets.UTF_16LE), "f.yml:1:1", "the file is UTF-16");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] latin = "a: b\nc: caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);
    refuse(latin, "f.yml:2:7", "the file is not UTF-8");
  }

  @Test
  void refusesACharacterCutOff() {
    refuse(
        new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82}, "f.yml:1:4", "the file is not UTF-8");
  }

  @Test
  void refusesControlCharacters() {
    refuse(bytes("a: b\nc: \0\n"), "f.yml:2:4", "the file holds the control character U+0000");
    refuse(bytes("a: \u001B[0m"), "f.yml:1:4", "the file holds the control character U+001B");
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    refuse(new byte[YamlReader.MAX_BYTES + 1], "f.yml:1:1", "file is too large");
  }

  @Test
  void refusesAliasesThatGrowWithoutBounds() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      laughs.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
    }
    refuse(bytes(laughs.toString()), "f.yml:6:45", "aliases in this file grow without bounds");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    int depth = 100_000;
    String lists = "[".repeat(depth) + "]".repeat(depth);
    refuse(bytes("a: " + lists), "f.yml:1:204", "mappings and lists are nested too deep");
    assertThat(parse("f.json", "[".repeat(150) + "]".repeat(150)).root())
        .isInstanceOf(Value.Seq.class);
  }

  @Test
  void refusesWhatAliasesNestTooDeep() {
    String level = "[".repeat(90) + "%s" + "]".repeat(90);
    String text =
        "a: &a "
            + level.formatted("1")
            + "\nb: &b "
            + level.formatted("*a")
            + "\nc: "
            + level.formatted("*b");
    refuse(bytes(text), "f.yml:3:94", "mappings and lists are nested too deep");
  }

  @Test
  void namesBothPlacesOfADoubledKey() {
    parse("f.yml", "a: 1\nb: 2\na: 3\n");
    assertThat(diagnostics.list()).hasSize(1);
    assertThat(diagnostics.list().getFirst().spans())
        .extracting(Span::toString)
        .containsExactly("f.yml:3:1", "f.yml:1:1");
  }

  private void refuse(byte[] bytes, String place, String summary) {
    Diagnostics refused = new Diagnostics();
    assertThat(YamlReader.read("f.yml", bytes, refused)).isEmpty();
    List<Diagnostic> found = refused.list();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().summary()).isEqualTo(summary);
    assertThat(found.getFirst().spans().getFirst()).hasToString(place);
    assertThat(found.getFirst().detail()).isNotEmpty();
  }

  private Mapping read(String text) {
    Mapping root = (Mapping) parse("f.yml", text).root();
    assertThat(diagnostics.list()).isEmpty();
    return root;
  }

  private Document parse(String file, String text) {
    return YamlReader.read(file, bytes(text), diagnostics).orElseThrow();
  }

  private static byte[] bytes(String text) {
    Charset charset = StandardCharsets.UTF_8;
    return text.getBytes(charset);
  }

  private static Value value(Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.get(key));
  }

  private static Span span(Mapping mapping, String key) {
    return value(mapping, key).span();
  }

  private static Span keySpan(Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.entries().get(key)).key();
  }
}

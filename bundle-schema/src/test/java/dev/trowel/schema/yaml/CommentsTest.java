package dev.trowel.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class CommentsTest {

  @Test
  void findsTheOneBesideAValueAndTheOneOnALineOfItsOwn() {
    List<Comment> found =
        Comments.of("f.yml", "a: 1 # trowel: x\nb:\n  # trowel: y\n  c: 2\n#no\n");

    assertThat(found)
        .containsExactly(
            new Comment(new Span("f.yml", 1, 6, 1, 17), " trowel: x", false, false),
            new Comment(new Span("f.yml", 3, 3, 3, 14), " trowel: y", true, false));
  }

  @Test
  void isNotLedAstrayByWhatIsNoComment() {
    assertThat(texts("a: \"# trowel: x\"\n")).isEmpty();
    assertThat(texts("a: '# trowel: x'\n")).isEmpty();
    assertThat(texts("a: \"it's\\\" # trowel: x\"\n")).isEmpty();
    assertThat(texts("a: b#trowel:c\n")).isEmpty();
    assertThat(texts("a: |\n  # trowel: x\n  b\n")).isEmpty();
    assertThat(texts("a: >-\n  text # trowel: x\nb: 1 # trowel: y\n")).containsExactly("trowel: y");
    assertThat(texts("- [a, # trowel: x\n   b]\n")).containsExactly("trowel: x");
    assertThat(texts("a: { # trowel: x\n b: 1}\n")).containsExactly("trowel: x");
    assertThat(texts("a: | # trowel: x\n  # trowel: y\n")).containsExactly("trowel: x");
  }

  @Test
  void countsLinesAndColumnsAsSpansDo() {
    assertThat(spans("a: 😀 # trowel: x")).containsExactly("f.yml:1:7");
    assertThat(spans("a: 1\r\nb: 2 # trowel: x\r\n")).containsExactly("f.yml:2:6");
    assertThat(spans("a: 1\t# trowel: x\n")).containsExactly("f.yml:1:6");
    assertThat(spans("\n\n---\na: 1 # trowel: x\n")).containsExactly("f.yml:4:6");
  }

  @Test
  void knowsWhatLeadsTheFile() {
    List<Comment> found =
        Comments.of("f.yml", "# trowel: x\n---\n# trowel: y\na: 1\n# trowel: z\n");

    assertThat(found).extracting(Comment::leading).containsExactly(true, true, false);
  }

  @Test
  void doesNotCountAByteOrderMark() {
    Document file =
        YamlReader.read(
                "f.yml",
                "\uFEFF# trowel: x\na: 1\n".getBytes(StandardCharsets.UTF_8),
                new Diagnostics())
            .orElseThrow();

    assertThat(file.comments()).extracting(each -> each.span() + "").containsExactly("f.yml:1:1");
  }

  @Test
  void keepsWhatStandsBeforeAFault() {
    assertThat(texts("a: 1 # trowel: x\nb: \"open\n")).containsExactly("trowel: x");
    assertThatCode(() -> texts("# trowel: x\n\t- [\n")).doesNotThrowAnyException();
  }

  @Test
  @Timeout(20)
  void takesTimeThatGrowsWithTheText() {
    String text = "a: 1 # trowel: x\n".repeat(100_000);

    long start = System.nanoTime();
    assertThat(texts(text)).hasSize(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  private static List<String> texts(String text) {
    return Comments.of("f.yml", text).stream().map(each -> each.text().strip()).toList();
  }

  private static List<String> spans(String text) {
    return Comments.of("f.yml", text).stream().map(each -> each.span().toString()).toList();
  }
}

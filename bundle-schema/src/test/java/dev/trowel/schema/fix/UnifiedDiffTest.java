package dev.trowel.schema.fix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {

  @Test
  void saysNothingOfWhatIsSame() {
    assertThat(diff("a\n", "a\n")).isEmpty();
  }

  @Test
  void showsThreeLinesAround() {
    assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n6\n7\n8\n"))
        .isEqualTo("--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
  }

  @Test
  void partsWhatIsFarFromEachOther() {
    String text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    assertThat(diff(text, "x\n2\n3\n4\n5\n6\n7\n8\ny\n"))
        .isEqualTo(
            """
            --- a/f
            +++ b/f
            @@ -1,4 +1,4 @@
            -1
            +x
             2
             3
             4
            @@ -6,4 +6,4 @@
             6
             7
             8
            -9
            +y
            """);
  }

  @Test
  void tellsOfALineThatDoesNotEnd() {
    assertThat(diff("a", "b\n"))
        .isEqualTo("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n");
  }

  @Test
  void keepsCarriageReturns() {
    assertThat(diff("a\r\nb\r\n", "a\r\nc\r\n")).endsWith(" a\r\n-b\r\n+c\r\n");
  }

  @Property(tries = 300)
  void changesMakeOneTextOfTheOther(
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> after) {
    List<String> old = before.stream().map(Object::toString).toList();
    List<String> now = after.stream().map(Object::toString).toList();

    List<String> made = new ArrayList<>();
    int copied = 0;
    for (LineChanges.Change change : LineChanges.between(old, now)) {
      made.addAll(old.subList(copied, change.old()));
      assertThat(made).hasSize(change.now());
      made.addAll(now.subList(change.now(), change.nowEnd()));
      copied = change.oldEnd();
    }
    made.addAll(old.subList(copied, old.size()));

    assertThat(made).isEqualTo(now);
  }

  private static String diff(String before, String after) {
    return UnifiedDiff.of("f", before.getBytes(UTF_8), after.getBytes(UTF_8));
  }
}

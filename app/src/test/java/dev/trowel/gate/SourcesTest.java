package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the compiler does not see: comments, suppressions, and names that belong to one machine.
class SourcesTest {

  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.~/-])/(root|work)/|(repo1?|repository)\\.maven\\.");
  private static final Pattern UNDONE = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
  private static final Pattern TEXT =
      Pattern.compile(
          "(.*\\.(java|md|xml|json|ya?ml|py|txt|sh|toml|cfg|ini|properties)|[^.]+|\\.\\w+)");

  @Test
  void describesEveryPackageAndMarksItsNulls() {
    List<String> bare =
        Repository.mainSources().stream()
            .filter(file -> !isDescribed(file.resolveSibling("package-info.java")))
            .map(Repository::name)
            .toList();
    assertThat(bare).isEmpty();
  }

  @Test
  void givesAReasonForEverySuppression() {
    assertThat(lines(Repository.sources()).filter(SourcesTest::suppressesWithoutReason)).isEmpty();
  }

  @Test
  void leavesNothingUndone() {
    assertThat(lines(Repository.mainSources()).filter(line -> UNDONE.matcher(line.text()).find()))
        .isEmpty();
  }

  @Test
  void namesNoMachine() {
    List<Path> texts =
        Repository.files().stream()
            .filter(file -> TEXT.matcher(file.getFileName().toString()).matches())
            .toList();
    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(lines(texts).filter(line -> MACHINE.matcher(line.text()).find())).isEmpty();
  }

  private static boolean isDescribed(Path info) {
    return info.toFile().exists()
        && Repository.read(info).startsWith("/// ")
        && Repository.read(info).contains("@NullMarked");
  }

  /// The reason stands behind the annotation or in a comment above it.
  private static boolean suppressesWithoutReason(Line line) {
    return line.text().strip().startsWith("@SuppressWarnings")
        && !line.text().contains("//")
        && !line.before().strip().startsWith("//");
  }

  private static Stream<Line> lines(List<Path> files) {
    return files.stream().flatMap(SourcesTest::lines);
  }

  private static Stream<Line> lines(Path file) {
    List<String> all = Repository.read(file).lines().toList();
    return IntStream.range(0, all.size())
        .mapToObj(at ->
            new Line(
                Repository.name(file) + ":" + (at + 1),
                at == 0 ? "" : all.get(at - 1),
                all.get(at)));
  }

  /// One line of a file, and the one above it.
  private record Line(String place, String before, String text) {}
}

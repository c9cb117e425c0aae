package dev.trowel.app.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a plan looks like for each kind of change; `-Dtranscripts.update=true` writes what is
/// printed into the case instead of comparing.
class PlanCasesTest {

  private static final Path CASES = Path.of("src/test/cases/plan");
  private static final boolean UPDATE = Boolean.getBoolean("transcripts.update");
  private static final int WIDTH = 80;

  @TestFactory
  List<DynamicTest> printsWhatTheCaseSays() throws IOException {
    return cases().stream()
        .map(path -> DynamicTest.dynamicTest(name(path), () -> check(path)))
        .toList();
  }

  @Test
  void thereAreManyKindsOfChanges() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(path -> path.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString().replace(".txt", "").replace('-', ' ');
  }

  private static void check(Path path) throws IOException {
    String expected = Files.readString(path);
    PlanCase parsed = PlanCase.parse(expected);
    String actual;
    try (PlanRun run = PlanRun.start()) {
      actual = new PlanCase(parsed.preamble(), run.all(parsed.parts())).toString();
    }
    if (UPDATE) {
      Files.writeString(path, actual);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
    assertThat(PlanRun.widest(PlanCase.parse(actual))).isLessThanOrEqualTo(WIDTH);
  }
}

package dev.trowel.schema.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.cases.CaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles with one fault each, as users write them: the fault is found, at its place, and nothing
/// else is.
final class BrokenCorpusTest {

  private static final Path BROKEN = Path.of("src/test/cases/broken");

  @Test
  void findsEveryFaultAtItsPlaceAndNothingElse(@TempDir Path folder) throws IOException {
    List<Score> scores = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Path file : Corpus.files(BROKEN)) {
      CorpusFile bundle = CorpusFile.parse(CaseFiles.read(file));
      String name = BROKEN.relativize(file).toString();
      if (bundle.marks().isEmpty()) {
        wrong.add(name + " has no mark");
      }
      Score score = score(name, bundle, folder.resolve(String.valueOf(scores.size())));
      scores.add(score);
      if (!score.story().isEmpty()) {
        wrong.add(score.story());
      }
    }
    String report = Score.report(scores);
    System.out.println(report);
    Files.writeString(Path.of("target/broken-corpus.txt"), report);
    assertThat(wrong).isEmpty();
    assertThat(scores).hasSizeGreaterThanOrEqualTo(300);
  }

  private static Score score(String name, CorpusFile bundle, Path folder) {
    Corpus.write(bundle, folder);
    return Score.of(name, bundle.marks(), Corpus.findings(folder));
  }
}

package dev.trowel.schema.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.cases.CaseFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles that look odd and are right: nothing is found.
final class SoundCorpusTest {

  private static final Path SOUND = Path.of("src/test/cases/sound");

  @Test
  void raisesNoFalseAlarm(@TempDir Path folder) {
    List<String> alarms = new ArrayList<>();
    List<Path> files = Corpus.files(SOUND);
    for (Path file : files) {
      CorpusFile bundle = CorpusFile.parse(CaseFiles.read(file));
      Path root = folder.resolve(String.valueOf(file.getFileName()));
      Corpus.write(bundle, root);
      String story =
          Score.of(SOUND.relativize(file).toString(), bundle.marks(), Corpus.findings(root))
              .story();
      if (!story.isEmpty()) {
        alarms.add(story);
      }
    }
    assertThat(alarms).isEmpty();
    assertThat(files).hasSizeGreaterThanOrEqualTo(40);
  }
}

package dev.trowel.schema.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import dev.trowel.schema.cases.CaseFiles;
import dev.trowel.schema.cases.EditorView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles that look odd and are right: nothing is found.
final class SoundCorpusTest {

  private static final Path SOUND = Path.of("src/test/cases/sound");

  /// What only YAML 1.1 reads as we do: the parser that stands for an editor's takes no `?` before
  /// a comma for text, and numbers with a `_` for nothing else.
  private static final List<String> NOT_FOR_EDITORS = List.of("* ?, ", "3_600");

  private static final JsonSchema SCHEMA =
      EditorView.validator(dev.trowel.schema.shape.JsonSchema.whole());

  @Test
  void passesTheJsonSchema() {
    List<String> alarms = new ArrayList<>();
    List<Path> files =
        Corpus.files(SOUND).stream()
            .filter(file -> NOT_FOR_EDITORS.stream().noneMatch(CaseFiles.read(file)::contains))
            .toList();
    for (Path file : files) {
      CorpusFile.parse(CaseFiles.read(file)).files().entrySet().stream()
          .filter(each -> each.getKey().equals("databricks.yml"))
          .flatMap(each -> EditorView.problems(SCHEMA, each.getValue()).stream())
          .forEach(problem -> alarms.add(SOUND.relativize(file) + ": " + problem));
    }
    assertThat(alarms).isEmpty();
  }

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

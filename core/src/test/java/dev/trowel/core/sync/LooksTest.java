package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often files are looked at and opened.
class LooksTest {

  private static final int FOLDERS = 8;
  private static final int A_FOLDER = 25;

  @TempDir Path root;

  private final WatchedFiles watched = new WatchedFiles();
  private final List<Path> files = new ArrayList<>();

  @BeforeEach
  void write() {
    assumeThat(root.getFileSystem().supportedFileAttributeViews()).contains("unix");
    Trees.write(root, ".gitignore", "*.tmp\n/build/\n");
    files.add(root.resolve(".gitignore"));
    for (int folder = 0; folder < FOLDERS; folder++) {
      Trees.write(root, "src/" + folder + "/left.tmp", "x");
      for (int file = 0; file < A_FOLDER; file++) {
        String path = "src/%d/%d.%s".formatted(folder, file, file % 2 == 0 ? "py" : "csv");
        Trees.write(root, path, "file " + file);
        files.add(root.resolve(path));
      }
    }
  }

  @Test
  void unchangedFilesAreLookedAtOnceAndNotOpened() {
    examine();
    watched.forget();

    List<SourceFile> found = examine();

    assertThat(found).hasSize(files.size());
    assertThat(watched.looks()).containsAll(files).doesNotHaveDuplicates();
    assertThat(watched.opens()).containsExactly(root.resolve(".gitignore"));
  }

  @Test
  void newFilesAreLookedAtOnceAndOpenedOnce() {
    examine();

    List<Path> sources = files.subList(1, files.size());
    assertThat(watched.looks().stream().filter(sources::contains).toList())
        .containsExactlyInAnyOrderElementsOf(sources);
    assertThat(watched.opens().stream().filter(sources::contains).toList())
        .containsExactlyInAnyOrderElementsOf(sources);
  }

  @Test
  void onlyTheChangedFileIsOpenedAgain() throws IOException {
    examine();
    Path changed = files.getLast();
    Files.writeString(changed, "other");
    watched.forget();

    examine();

    assertThat(watched.opens()).containsExactlyInAnyOrder(root.resolve(".gitignore"), changed);
  }

  private List<SourceFile> examine() {
    Path top = watched.watch(root);
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    Clock late = Clock.fixed(Instant.parse("2126-01-01T00:00:00Z"), ZoneOffset.UTC);
    FileExaminer examiner = new FileExaminer(folder, late);
    Diagnostics diagnostics = new Diagnostics();
    SyncRules rules = new SyncRules(top, List.of("."), List.of(), List.of());
    List<ChosenFile> chosen =
        new FileChooser(rules, top, folder.file(".internal"), Optional.empty()).choose(diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    return examiner.examine(chosen);
  }
}

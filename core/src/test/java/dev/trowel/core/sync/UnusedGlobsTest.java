package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedGlobsTest {

  @TempDir Path root;

  @Test
  void warnsOfPatternsThatNoFileHas() throws IOException {
    file("src/a.py");
    file(".databricks/x.log");

    List<Diagnostic> found = check("{include: [src/*.py, '*.log'], exclude: ['!lib/', src]}");

    assertThat(found).extracting(Diagnostic::code).containsOnly("sync-pattern-unused");
    assertThat(found)
        .extracting(Diagnostic::summary)
        .containsExactly(
            "Pattern *.log does not match any files", "Pattern !lib/ does not match any files");
    assertThat(found.getFirst().paths()).hasToString("[sync.include[1]]");
    assertThat(found.getFirst().spans()).hasToString("[databricks.yml:2:28]");
  }

  @Test
  void seesPatternsFromTheBundleInALargerSyncRoot() throws IOException {
    file("shared/a.py");
    file("bundle/src/b.py");

    List<Diagnostic> found =
        check("{paths: [., ../shared], include: [src/*.py, '../shared/*.py', a.py]}", "bundle");

    assertThat(found)
        .extracting(Diagnostic::summary)
        .containsExactly("Pattern a.py does not match any files");
  }

  @Test
  void leavesOutWhatIsOnlyThereAtTimes() throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    UnusedGlobs.checkIncluded(
        bundle("{include: ['*.log'], exclude: ['**/__pycache__/**']}", root), diagnostics);

    assertThat(diagnostics.list())
        .extracting(Diagnostic::summary)
        .containsExactly("Pattern *.log does not match any files");
  }

  @Test
  void looksAtNothingWithoutPatterns() throws IOException {
    assertThat(check("{}")).isEmpty();
  }

  private List<Diagnostic> check(String sync) throws IOException {
    return check(sync, "");
  }

  private List<Diagnostic> check(String sync, String folder) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    UnusedGlobs.check(bundle(sync, root.resolve(folder)), diagnostics);
    return diagnostics.list();
  }

  private static Bundle bundle(String sync, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("databricks.yml"), "bundle: {name: b}\nsync: " + sync + "\n");
    return BundleReader.read(
        BundleReader.select(folder, Options.none()),
        Inputs.none(),
        Facts.offline(Optional.empty(), GitFacts.none()),
        new Diagnostics());
  }

  private void file(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}

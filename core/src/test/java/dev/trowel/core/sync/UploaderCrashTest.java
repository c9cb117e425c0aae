package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.MemoryFiles;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wherever an upload breaks, the next one, from any checkout, ends with exactly the local files.
final class UploaderCrashTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void convergesAfterAFirstUploadBrokeAtAnyCall(boolean effect) throws IOException {
    for (int call = 1; ; call++) {
      MemoryFiles workspace = new MemoryFiles();
      Bench here = new Bench(temp.resolve("first" + call), workspace);
      writeOne(here.root);
      if (!breaks(here, call, effect)) {
        assertThat(call).isGreaterThan(5);
        return;
      }
      // What was uploaded and is then removed before the next attempt must not stay behind.
      Files.delete(here.root.resolve("src/a.py"));
      requireConverges(here, call);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void convergesAfterALaterUploadBrokeAtAnyCall(boolean effect) throws IOException {
    for (int call = 1; ; call++) {
      MemoryFiles workspace = new MemoryFiles();
      Bench here = new Bench(temp.resolve("later" + call), workspace);
      writeOne(here.root);
      here.sync();
      writeTwo(here.root);
      if (!breaks(here, call, effect)) {
        assertThat(call).isGreaterThan(6);
        return;
      }
      requireConverges(here, call);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void convergesWhenTheChangeIsTakenBackAfterTheBreak(boolean effect) throws IOException {
    for (int call = 1; ; call++) {
      MemoryFiles workspace = new MemoryFiles();
      Bench here = new Bench(temp.resolve("back" + call), workspace);
      writeOne(here.root);
      here.sync();
      writeTwo(here.root);
      if (!breaks(here, call, effect)) {
        return;
      }
      Files.delete(here.root.resolve("new/d.py"));
      Files.delete(here.root.resolve("src/deep"));
      writeOne(here.root);
      requireConverges(here, call);
    }
  }

  private static void writeOne(Path root) {
    Trees.write(root, "databricks.yml", "1");
    Trees.write(root, "src/a.py", "1");
    Trees.write(root, "src/deep/b.py", "1");
    Trees.write(root, "src/c.py", "1");
  }

  /// One changed, one new, one gone, and a file where a folder was.
  private static void writeTwo(Path root) throws IOException {
    Trees.write(root, "src/a.py", "2");
    Trees.write(root, "new/d.py", "2");
    Files.delete(root.resolve("src/c.py"));
    Files.delete(root.resolve("src/deep/b.py"));
    Files.delete(root.resolve("src/deep"));
    Trees.write(root, "src/deep", "2");
  }

  private static boolean breaks(Bench bench, int call, boolean effect) {
    SyncPlan plan = bench.plan();
    bench.workspace.breakAt(call, effect);
    try {
      bench.execute(plan);
      return false;
    } catch (StopException e) {
      return true;
    } finally {
      bench.workspace.mend();
    }
  }

  private void requireConverges(Bench here, int call) throws IOException {
    Bench elsewhere =
        new Bench(temp.resolve("elsewhere" + here.root.getFileName()), here.workspace);
    copy(here.root, elsewhere.root);
    elsewhere.sync();
    for (Bench bench : List.of(elsewhere, here)) {
      List<String> local = bench.files().stream().map(SourceFile::path).toList();
      assertThat(bench.there()).as("broke at call %d", call).isEqualTo(local);
      for (String path : local) {
        assertThat(bench.text(path)).isEqualTo(Files.readString(bench.root.resolve(path)));
      }
      assertThat(bench.deployment().files().stream().map(DeploymentJson.Entry::path))
          .isEqualTo(local);
      assertThat(bench.plan().isEmpty()).as("broke at call %d", call).isTrue();
      bench.sync();
    }
  }

  /// A fresh clone has the sources, not `.databricks`.
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = Slashes.relative(from, file);
        if (!path.startsWith(".databricks")) {
          Trees.write(to, path, Files.readString(file));
        }
      }
    }
  }
}

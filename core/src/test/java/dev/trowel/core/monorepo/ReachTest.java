package dev.trowel.core.monorepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.process.Repository;
import dev.trowel.core.select.GitChanges;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReachTest {

  @TempDir Path folder;
  private Repository repository;
  private Path top;

  @BeforeEach
  void commit() throws IOException, InterruptedException {
    top = folder.toRealPath();
    repository = Repository.in(top);
    repository.write("common/targets.yml", "targets: {dev: {}}\n");
    repository.write("common/later/more.yml", "# nothing\n");
    repository.write("libs/one/a.py", "x\n");
    repository.write("assets/logo.png", "x\n");
    repository.write("other/readme.md", "x\n");
    repository.write(
        "ml/fare/databricks.yml",
        """
        bundle: {name: fare}
        include: [../../common/*.yml]
        sync:
          paths: [., ../../libs/one]
          include: ['../../assets/**/*.png']
        """);
    repository.save("first");
    repository.git("checkout", "-q", "-b", "mine");
  }

  @Test
  void nothingChangedMeansNoBundle() {
    assertThat(isChanged()).isFalse();
  }

  @Test
  void whatTheBundleNamesElsewhereCounts() throws IOException, InterruptedException {
    for (String file :
        List.of("common/targets.yml", "common/new.yml", "libs/one/a.py", "assets/x/y.png")) {
      repository.write(file, "targets: {dev: {}, prod: {}}\n");
      assertThat(isChanged()).as(file).isTrue();
      Files.delete(top.resolve(file));
      repository.git("checkout", "-q", "--", ".");
    }
  }

  @Test
  void whatItDoesNotNameCountsForNothing() throws IOException {
    repository.write("other/readme.md", "y\n");
    repository.write("libs/two/b.py", "y\n");

    assertThat(isChanged()).isFalse();
  }

  @Test
  void aFileThatIsGoneOrNotAddedYetCounts() throws IOException {
    repository.write("ml/fare/src/a.py", "x\n");
    assertThat(isChanged()).isTrue();
    Files.delete(top.resolve("ml/fare/src/a.py"));
    Files.delete(top.resolve("libs/one/a.py"));
    assertThat(isChanged()).isTrue();
  }

  @Test
  void whatTheOtherBranchDidSinceCountsForNothing() throws IOException, InterruptedException {
    repository.git("checkout", "-q", "main");
    repository.write("ml/fare/b.py", "x\n");
    repository.save("theirs");
    repository.git("checkout", "-q", "mine");

    assertThat(isChanged()).isFalse();
  }

  @Test
  void whatWasCommittedHereCounts() throws IOException, InterruptedException {
    repository.write("ml/fare/b.py", "x\n");
    repository.save("mine");

    assertThat(isChanged()).isTrue();
  }

  private boolean isChanged() {
    Path root = top.resolve("ml/fare");
    SortedSet<Path> files = new GitChanges(root).sinceFork("main");
    return Reach.of(root, BundleReader.selectAll(root, Options.none())).meets(files);
  }
}

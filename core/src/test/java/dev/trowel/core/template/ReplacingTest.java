package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacingTest {

  @TempDir Path project;
  private Map<String, String> before;

  @BeforeEach
  void write() {
    TestFiles.write(project, "a.txt", "old");
    TestFiles.write(project, "gone/b.txt", "old");
    before = Project.tree(project);
  }

  @Test
  void replacesAddsAndRemoves() throws IOException {
    try (Replacing replacing = new Replacing(project)) {
      replacing.run(files(Map.of("a.txt", "new", "sub/c.txt", "new")));
    }
    assertThat(Project.tree(project)).containsOnly(entry("a.txt"), entry("sub/c.txt"));
    assertThat(TestFiles.list(project)).doesNotContain("gone");
    assertThat(Replacing.takeBack(project)).isFalse();
  }

  @Test
  void aFaultHalfWayPutsAllBack() {
    assertThatThrownBy(
            () -> {
              try (Replacing replacing = new Replacing(project)) {
                replacing.run(impossible());
              }
            })
        .isInstanceOf(IOException.class);

    assertThat(Project.tree(project)).isEqualTo(before);
    assertThat(TestFiles.list(project)).containsExactly("a.txt", "gone", "gone/b.txt");
  }

  /// Whoever is killed closes nothing.
  @Test
  void whoComesAfterOneThatWasKilledHalfWayPutsAllBack() throws IOException {
    assertThatThrownBy(() -> new Replacing(project).run(impossible()))
        .isInstanceOf(IOException.class);
    assertThat(Project.tree(project)).isNotEqualTo(before).containsEntry("a.txt", "-new");

    assertThat(Replacing.takeBack(project)).isTrue();

    assertThat(Project.tree(project)).isEqualTo(before);
    assertThat(TestFiles.list(project)).containsExactly("a.txt", "gone", "gone/b.txt");
    assertThat(Replacing.takeBack(project)).isFalse();
  }

  @Test
  void whatSomebodyWroteSinceStays() throws IOException {
    assertThatThrownBy(() -> new Replacing(project).run(impossible()))
        .isInstanceOf(IOException.class);
    Files.writeString(project.resolve("a.txt"), "mine");

    assertThat(Replacing.takeBack(project)).isTrue();

    assertThat(project.resolve("a.txt")).hasContent("mine");
    assertThat(project.resolve("gone/b.txt")).hasContent("old");
  }

  @Test
  void oneThatWasKilledBeforeItMovedAnythingLeavesNothing() throws IOException {
    TestFiles.write(project, ".trowel-update-1/new-0", "new");
    TestFiles.write(project, ".trowel-update-2/new-0", "new");
    TestFiles.write(project, ".trowel-update-2/plan.json", "[{\"path\": \"a.t");

    Replacing.takeBack(project);

    assertThat(Project.tree(project)).isEqualTo(before);
  }

  @Test
  void aPlanThatSomebodyMadeUpReachesNothingOutside(@TempDir Path outside) throws IOException {
    TestFiles.write(outside, "b.txt", "b");
    TestFiles.write(project, ".trowel-update-1/old-0", "evil");
    TestFiles.write(
        project,
        ".trowel-update-1/plan.json",
        "[{\"path\": \"%s/b.txt\", \"sum\": \"\"}]".formatted(outside));

    Replacing.takeBack(project);

    assertThat(outside.resolve("b.txt")).hasContent("b");
    assertThat(Project.tree(project)).isEqualTo(before);
  }

  private static Map.Entry<String, String> entry(String path) {
    return Map.entry(path, "-new");
  }

  /// The last of them is to lie in the one before it, which is a file.
  private static SortedMap<String, Optional<FileImage>> impossible() {
    return files(Map.of("a.txt", "new", "new/x.txt", "new", "z", "new", "z/x.txt", "new"));
  }

  private static SortedMap<String, Optional<FileImage>> files(Map<String, String> texts) {
    SortedMap<String, Optional<FileImage>> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, Optional.of(FileImage.of(text))));
    files.put("gone/b.txt", Optional.empty());
    return files;
  }
}

package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of updates between any two states of a template.
class UpdatePropertiesTest {

  private static final List<String> NAMES = List.of("a.txt", "b/c.txt", "b/d.txt", "e.bin", "f.sh");
  private static final int ROUNDS = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anUnchangedProjectBecomesAFreshRender(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Path here = Files.createDirectory(folder.resolve("round-" + i));
      Project project = Project.in(here);
      fill(project, random);
      project.made();
      Trees.delete(here.resolve("t/template"));
      project.template("keep.txt", "kept\n");
      fill(project, random);

      Updated updated = project.update();

      assertThat(updated.conflicts()).isEmpty();
      Path fresh = here.resolve("fresh");
      new Initializer(
              TestRequests.of(here, "t").output("fresh").build(),
              new NoQuestions(),
              new TestFacts())
          .run();
      assertThat(withoutRecords(project.root())).isEqualTo(withoutRecords(fresh.resolve("fares")));
      assertThat(project.update().changes()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8, 9, 10})
  void noLineOfAPersonIsLost(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Path here = Files.createDirectory(folder.resolve("round-" + i));
      Project project = Project.in(here);
      fill(project, random);
      project.made();
      for (String name : NAMES) {
        if (random.nextBoolean()) {
          String before = Files.exists(project.root().resolve(name)) ? project.read(name) : "";
          project.edit(name, before + "mine\n");
        }
      }
      Map<String, String> mine = withoutRecords(project.root());
      fill(project, random);

      project.update();

      Map<String, String> after = withoutRecords(project.root());
      mine.forEach((name, text) -> {
        if (text.contains("mine\n")) {
          assertThat(after.get(name)).as(name).contains("mine\n");
        }
      });
    }
  }

  private static void fill(Project project, Random random) {
    for (String name : NAMES) {
      if (random.nextInt(4) > 0) {
        StringBuilder text = new StringBuilder(name.endsWith(".bin") ? "\0" : "");
        for (int line = random.nextInt(6); line >= 0; line--) {
          text.append("abc".charAt(random.nextInt(3))).append('\n');
        }
        project.template(name, text.toString());
      }
    }
  }

  private static Map<String, String> withoutRecords(Path root) {
    Map<String, String> tree = new TreeMap<>(Project.tree(root));
    tree.keySet().removeIf(name -> name.startsWith(".trowel"));
    return tree;
  }
}

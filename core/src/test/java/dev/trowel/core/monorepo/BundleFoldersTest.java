package dev.trowel.core.monorepo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleFoldersTest {

  @TempDir Path top;

  @BeforeEach
  void write() throws IOException {
    bundle("b/databricks.yml");
    bundle("a/databricks.yaml");
    bundle("a/inside/bundle.yml");
    bundle(".git/x/databricks.yml");
    bundle("a/.databricks/x/databricks.yml");
    bundle("web/node_modules/x/databricks.yml");
    bundle("a/dist/databricks.yml");
    bundle("a/template/databricks.yml.tmpl");
    Files.writeString(top.resolve(".gitignore"), "dist/\n");
  }

  @Test
  void findsBundlesInTheOrderOfTheirPathsAlsoInsideOthers() {
    assertThat(names(top)).containsExactly("a", "a/inside", "b");
  }

  @Test
  void countsTheFolderItselfAndKnowsTheRulesAboveIt() throws IOException {
    assertThat(names(top.resolve("a"))).containsExactly("a", "a/inside");
  }

  @Test
  void followsNoLinks() throws IOException {
    Files.createSymbolicLink(top.resolve("again"), top.resolve("b"));

    assertThat(names(top)).containsExactly("a", "a/inside", "b");
  }

  @Test
  void saysWhereThereIsNone() throws IOException {
    Path empty = Files.createDirectories(top.resolve("docs"));

    StopException stop = catchThrowableOfType(StopException.class, () -> names(empty));

    assertThat(stop.diagnostics())
        .singleElement()
        .satisfies(each -> assertThat(each.code()).isEqualTo("bundle-root"));
  }

  private void bundle(String file) throws IOException {
    Path path = top.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "bundle: {name: x}\n");
  }

  private List<String> names(Path start) {
    return BundleFolders.below(start, Optional.empty()).stream()
        .map(each -> top.relativize(each).toString())
        .toList();
  }
}

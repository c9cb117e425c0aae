package dev.trowel.schema.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnusedVariablesTest {

  @TempDir Path folder;

  @Test
  void areTheOnesThatNothingNames() throws IOException {
    List<Diagnostic> found =
        unused(
            """
            bundle: {name: b}
            variables:
              used: {default: a}
              idle: {default: b}
            resources: {jobs: {j: {name: "${var.used}"}}}
            """);

    assertThat(found)
        .extracting(Diagnostic::summary)
        .containsExactly("the variable idle is used nowhere");
    assertThat(found.getFirst().spans().getFirst()).hasToString("databricks.yml:4:3");
  }

  @Test
  void areNotThoseThatAnyTargetOtherVariablesOrFieldsUse() throws IOException {
    assertThat(
            unused(
                """
                bundle: {name: b}
                variables:
                  a: {default: x}
                  b: {default: "${var.a}"}
                  c: {type: complex, default: {d: 1}}
                targets:
                  dev: {default: true}
                  prod:
                    resources: {jobs: {j: {name: "${var.b} ${var.c.d}"}}}
                """))
        .isEmpty();
  }

  @Test
  void areNotThoseThatAMisspeltReferenceMeant() throws IOException {
    assertThat(
            unused(
                """
                bundle: {name: b}
                variables: {catalog: {default: x}}
                resources: {jobs: {j: {name: "${var.catlog}"}}}
                """))
        .isEmpty();
  }

  @Test
  void areNotLookedForBesidePythonCode() throws IOException {
    assertThat(
            unused(
                """
                bundle: {name: b}
                variables: {a: {default: x}}
                python: {mutators: ["m:f"]}
                """))
        .isEmpty();
  }

  private List<Diagnostic> unused(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text);
    return BundleReader.selectAll(folder, new Options(null, Map.of()))
        .getFirst()
        .diagnostics()
        .stream()
        .filter(each -> each.code().equals("variable-unused"))
        .toList();
  }
}

package dev.trowel.schema.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineChoiceTest {

  @TempDir Path folder;

  @Test
  void theVariableHasToNameAnEngine() throws IOException {
    assertThat(codes("", "pulumi")).containsExactly("engine-invalid");
    assertThat(codes(", engine: direct", "pulumi")).containsExactly("engine-invalid");
  }

  @Test
  void theVariableMayNameEitherEngine() throws IOException {
    assertThat(codes("", "direct")).isEmpty();
    assertThat(codes("", "terraform")).isEmpty();
    assertThat(codes("", "")).isEmpty();
  }

  @Test
  void whatTheBundleSaysIsLookedAtWhereItIsNoReference() throws IOException {
    assertThat(codes(", engine: Direct", "")).containsExactly("engine-invalid");
    assertThat(codes(", engine: \"${var.engine}\"", "")).isEmpty();
    assertThat(codes(", engine: terraform", "direct")).containsExactly("engine-deprecated");
  }

  private List<String> codes(String engine, String variable) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), "bundle: {name: n" + engine + "}\n");
    Options options = new Options(null, Map.of("DATABRICKS_BUNDLE_ENGINE", variable));
    return BundleReader.select(folder, options).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }
}

package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.app.transcript.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `preflight` calls missing is what a deployment needs.
final class PreflightTest {

  private static final String BUNDLE =
      """
      bundle: {name: fare}
      resources:
        schemas: {features: {catalog_name: ml, name: features}}
        volumes:
          landing: {catalog_name: ml, schema_name: raw, name: landing, volume_type: MANAGED}
        jobs:
          train:
            name: train
            permissions: [{level: CAN_VIEW, group_name: users}]
      """;

  @TempDir Path folder;
  @TempDir Path workspace;

  @Test
  void whenAllThatIsMissingIsMadeNothingIsMissingAndItDeploys() throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE);
    try (Server server = Server.on(workspace)) {
      assertThat(missing(run("preflight"))).containsExactly("catalog 'ml'", "schema 'ml.raw'");
      assertThat(server.changes()).isEmpty();

      server.post("/api/2.1/unity-catalog/catalogs", "{\"name\": \"ml\"}");
      server.post(
          "/api/2.1/unity-catalog/schemas", "{\"name\": \"raw\", \"catalog_name\": \"ml\"}");

      Result after = run("preflight");
      assertThat(missing(after)).isEmpty();
      assertThat(after.exit()).isZero();
      assertThat(run("deploy").exit()).isZero();
      assertThat(run("preflight").exit()).isZero();
    }
  }

  private static List<String> missing(Result result) {
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith("  missing  "))
        .map(line -> line.substring("  missing  ".length()))
        .toList();
  }

  private Result run(String command) {
    return new Shell(folder, Map.of())
        .run(Stream.concat(Stream.of(command), Server.options(workspace)).toList());
  }
}

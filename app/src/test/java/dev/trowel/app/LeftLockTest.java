package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lock of a deployment that was killed on a local workspace.
class LeftLockTest {

  private static final String STATE = "/Workspace/Deployments/trips/state";
  private static final String LOCK =
      """
      {"ID": "b2f0", "AcquisitionTime": "2026-01-01T00:00:00Z", "IsForced": false, \
      "User": "bob@example.com"}\
      """;
  private static final String BUNDLE =
      """
      bundle:
        name: trips
      workspace:
        root_path: /Workspace/Deployments/trips
      resources:
        jobs:
          count:
            name: Count
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("trips")).resolve("databricks.yml"), BUNDLE);
    Files.createDirectory(folder.resolve("ws"));
  }

  @Test
  void holdsWhileSomebodyElseMayBeDeploying() throws IOException {
    try (Server server = Server.on(folder.resolve("ws"))) {
      server.write(STATE + "/deploy.lock", LOCK);

      Shell.Result result = run("deploy");

      assertThat(result.exit()).isEqualTo(4);
      assertThat(result.err()).contains("deploy lock acquired by bob@example.com");
      assertThat(run("deploy", "--force-lock").exit()).isZero();
    }
  }

  @Test
  void isNobodysInAWorkspaceThatOnlyThisCommandRuns() throws IOException {
    try (Server server = Server.on(folder.resolve("ws"))) {
      server.write(STATE + "/deploy.lock", LOCK);
    }

    Shell.Result result = run("deploy");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.out()).contains("Resources: 1 created,");
    assertThat(run("destroy", "--auto-approve", "--allow-delete", "*").exit()).isZero();
  }

  private Shell.Result run(String... command) {
    return new Shell(folder.resolve("trips"), Map.of())
        .run(Stream.concat(Stream.of(command), Server.options(folder.resolve("ws"))).toList());
  }
}

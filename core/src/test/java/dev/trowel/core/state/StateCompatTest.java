package dev.trowel.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reads and rewrites every state the incumbent left for the bundles of `trowel.compat`.
final class StateCompatTest {

  @Test
  void rewritesEveryStateOfTheIncumbentAsItWas() throws IOException {
    List<Path> files = expected("state.json");
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      State state = StateCodec.read(bytes, file.toString());
      assertThat(state.resources()).as(file.toString()).isNotEmpty();
      assertThat(Json.parse(StateCodec.write(state)))
          .as(file.toString())
          .isEqualTo(Json.parse(bytes));
    }
    assertThat(files).hasSizeGreaterThan(30);
  }

  @Test
  void rewritesEveryDeploymentOfTheIncumbentAsItWas() throws IOException {
    List<Path> files = expected("deployment.json");
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      var rewritten =
          Json.parse(DeploymentJson.read(bytes, file.toString()).write())
              .without(List.of("id", "timestamp"));
      assertThat(rewritten).as(file.toString()).isEqualTo(Json.parse(bytes));
    }
    assertThat(files).hasSizeGreaterThan(30);
  }

  private static List<Path> expected(String name) throws IOException {
    String folder = System.getProperty("trowel.compat", "");
    assumeTrue(Files.isDirectory(Path.of(folder)) && !folder.isEmpty(), "trowel.compat is not set");
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(file -> file.endsWith(name)).sorted().toList();
    }
  }
}

package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A `destroy` whose last request, which takes away the folder that its own turn stands in, is sent
/// more than once has done all there was to do, and says so.
final class LastDeleteTest {

  private static final String DESTROY = "destroy --auto-approve --allow-delete *";
  private static final String DELETE = "/workspace/delete";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      names = {
        "THROTTLED",
        "GATEWAY_BEFORE",
        "GATEWAY_AFTER",
        "RESET_BEFORE",
        "RESET_AFTER",
        "PROXY_PAGE",
        "SLOW",
        "HALF"
      })
  void mayComeTwice(Weather weather) throws IOException {
    try (FaultGround ground = new FaultGround(folder)) {
      int last = deletes(ground);
      deployed(ground);
      weather.begin(ground.helm(), last, DELETE);

      Shell.Result result = ground.run(DESTROY);

      assertThat(result.exit()).as(result.screen()).isZero();
      assertThat(result.screen()).contains("Destroy: 8 deleted").doesNotContain("lease-lost");
    }
  }

  /// How many files and folders a destruction deletes when all goes well.
  private static int deletes(FaultGround ground) throws IOException {
    deployed(ground);
    assertThat(ground.run(DESTROY).exit()).isZero();
    return (int)
        ground.helm().log().filter(each -> each.path("target").asText().contains(DELETE)).count();
  }

  private static void deployed(FaultGround ground) throws IOException {
    assertThat(ground.run("deploy").exit()).isZero();
    ground.helm().calm();
  }
}

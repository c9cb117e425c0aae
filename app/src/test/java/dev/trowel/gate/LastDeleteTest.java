package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A `destroy` whose last request, which takes away the folder that its own turn stands in, is sent
/// more than once has done all there was to do, and says so.
final class LastDeleteTest {

  private static final String DESTROY = "destroy --auto-approve --allow-delete *";
  private static final String DELETE = "/workspace/delete";

  private static final String ROOT = ".bundle/fares/default\"";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      names = {
        "THROTTLED",
        "GATEWAY_BEFORE",
        "GATEWAY_AFTER",
        "RESET_BEFORE",
        "RESET_AFTER",
        "PROXY_PAGE"
      })
  void mayComeTwice(Weather weather) throws IOException {
    try (FaultGround ground = new FaultGround(folder)) {
      int last = deletes(ground);
      deployed(ground);
      weather.begin(ground.helm(), last, DELETE);

      Shell.Result result = ground.run(DESTROY);

      assertThat(result.exit()).as(result.screen()).isZero();
      assertThat(result.screen()).contains("Destroy: 8 deleted").doesNotContain("lease-lost");
      assertThat(answers(ground)).startsWith(200).element(1).isNotEqualTo(200);
    }
  }

  /// How many files and folders a destruction deletes when all goes well.
  private static int deletes(FaultGround ground) throws IOException {
    deployed(ground);
    assertThat(ground.run(DESTROY).exit()).isZero();
    return (int)
        ground.helm().log().filter(each -> each.path("target").asText().contains(DELETE)).count();
  }

  /// What came of each try to delete the folder itself, 0 where nothing was answered.
  private static List<Integer> answers(FaultGround ground) {
    return ground.exchanges().stream()
        .filter(each -> each.line().endsWith(DELETE) && each.body().contains(ROOT))
        .map(Exchange::status)
        .toList();
  }

  private static void deployed(FaultGround ground) throws IOException {
    assertThat(ground.run("deploy").exit()).isZero();
    ground.helm().calm();
  }
}

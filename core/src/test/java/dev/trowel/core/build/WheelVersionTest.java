package dev.trowel.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WheelVersionTest {

  @Test
  void ordersVersionsAsPythonDoes() {
    List<String> sorted =
        List.of(
            "no version",
            "0.9",
            "1.0.dev1",
            "1.0a1",
            "1.0a2.dev3",
            "1.0a2",
            "1.0b1",
            "1.0rc1",
            "1.0",
            "1.0+abc",
            "1.0+9",
            "1.0+1763700000000000001",
            "1.0.post1.dev1",
            "1.0.post1",
            "1.0.1",
            "1.9",
            "1.10",
            "1!0.1");
    List<String> mixed = new ArrayList<>(sorted);
    Collections.shuffle(mixed, new Random(7));
    assertThat(mixed.stream().sorted((a, b) -> WheelVersion.of(a).compareTo(WheelVersion.of(b))))
        .containsExactlyElementsOf(sorted);
    assertThat(WheelVersion.of("1.0").compareTo(WheelVersion.of("1.0.0"))).isZero();
  }

  @Test
  void keepsTheLatestWheelOfEachPackageAndPlatform() {
    assertThat(
            latest(
                "a-1.9-py3-none-any.whl",
                "a-1.10-py3-none-any.whl",
                "A-1.2-py3-none-any.whl",
                "a-1.9-cp312-cp312-linux_x86_64.whl",
                "a_b-0.1-py3-none-any.whl",
                "a.b-0.2-py3-none-any.whl",
                "a-1.9-1-py3-none-any.whl",
                "x.jar",
                "odd.whl"))
        .containsExactly(
            "a-1.10-py3-none-any.whl",
            "a-1.9-cp312-cp312-linux_x86_64.whl",
            "a.b-0.2-py3-none-any.whl",
            "a-1.9-1-py3-none-any.whl",
            "x.jar",
            "odd.whl");
  }

  private static List<String> latest(String... names) {
    return FileFinder.latest(Stream.of(names).map(Path::of).toList()).stream()
        .map(Path::toString)
        .toList();
  }
}

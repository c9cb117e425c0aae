package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// What running a command to its good end took, as the kernel counts it.
///
/// @param wall seconds
/// @param processor seconds
/// @param peak MB of memory
record Cost(double wall, double processor, double peak) {

  private static final String MEASURE =
      """
      import resource, subprocess, sys, time
      start = time.time()
      code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
      wall = time.time() - start
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      print(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
      """;

  /// Runs `command` in `folder`, and sees to it that it succeeds.
  static Cost of(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    String[] arguments =
        Stream.concat(Stream.of("python3", "-c", MEASURE), Stream.of(command))
            .toArray(String[]::new);
    Ran ran = Ran.of(folder, environment, Path.of("/usr/bin/env"), arguments);
    String[] numbers = ran.out().strip().split(" ", -1);
    assertThat(numbers[0]).as("exit code; %s", ran.err()).isEqualTo("0");
    return new Cost(
        Double.parseDouble(numbers[1]),
        Double.parseDouble(numbers[2]),
        Double.parseDouble(numbers[3]));
  }
}

package dev.trowel.bench.flame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The line by which the launcher starts the virtual machine, asked of the launcher itself: so a
/// profile has the flags and the class archive that users have.
///
/// @param words the program and its arguments up to the class path
/// @param path the class path
record Launch(List<String> words, String path) {

  /// What the launcher in `dist` would do for `command`, which is run for that.
  static Launch of(Path dist, List<String> command) throws IOException {
    List<String> line = new ArrayList<>(List.of("sh", "-x", dist.resolve("bin/trowel").toString()));
    line.addAll(command);
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    String exec =
        said.lines()
            .filter(each -> each.startsWith("+ exec "))
            .findFirst()
            .orElseThrow(() -> new IOException("the launcher starts nothing: " + said));
    List<String> words =
        List.of(exec.substring("+ exec ".length()).replace("'", "").split(" +", -1));
    int path = words.indexOf("-cp");
    return new Launch(words.subList(0, path), Objects.requireNonNull(words.get(path + 1)));
  }

  /// The line that runs `type` in place of the program, on the distribution's runtime and with its
  /// class archive; it fails where that does not fit.
  ///
  /// @param jar beside the program's, as archives go by the folder that all have in common
  List<String> running(Class<?> type, Path jar) {
    List<String> line = new ArrayList<>(words);
    line.replaceAll(word -> word.equals("-Xshare:auto") ? "-Xshare:on" : word);
    line.addAll(List.of("-cp", path + ":" + jar, type.getName()));
    return line;
  }

  /// The same on the Java that runs this, which can record, its stacks whole; an archive made for
  /// another Java is left out.
  List<String> recording(Class<?> type, Path classes) {
    List<String> line = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    words.stream()
        .skip(1)
        .filter(word -> !word.startsWith("-Xshare") && !word.startsWith("-XX:SharedArchiveFile"))
        .forEach(line::add);
    line.add("-XX:FlightRecorderOptions:stackdepth=256");
    line.addAll(List.of("-cp", path + ":" + classes, type.getName()));
    return line;
  }
}

package dev.trowel.bench.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is to be measured, and how: the properties `bench.…` of the build.
///
/// @param runs of each command, of which the median counts
/// @param sizes of bundles, in jobs
/// @param files of the bundle of many files
/// @param latency with which the workspace answers, in milliseconds
/// @param parts of the benchmark that are run
/// @param seconds for which JMH runs each micro benchmark, half of them to warm up
/// @param update whether the page and the pictures of the documentation are replaced
/// @param root of the repository
/// @param dist the folder of the distribution
/// @param out the folder for what is written
public record Settings(
    int runs,
    List<Integer> sizes,
    int files,
    int latency,
    Set<String> parts,
    int seconds,
    boolean update,
    Path root,
    Path dist,
    Path out) {

  /// A bundle from this size on is run three times at most: each run takes a minute.
  private static final int HUGE = 5000;

  /// Those of this process's properties; each has a default but the folders.
  public static Settings ofProperties() {
    return new Settings(
        Integer.parseInt(property("bench.runs", "10")),
        words(property("bench.sizes", "1,10,100,1000,10000")).map(Integer::valueOf).toList(),
        Integer.parseInt(property("bench.files", "5000")),
        Integer.parseInt(property("bench.latency", "50")),
        Set.copyOf(
            words(property("bench.parts", "start,growth,files,rounds,micro,flames")).toList()),
        Integer.parseInt(property("bench.seconds", "10")),
        Boolean.parseBoolean(property("bench.update", "false")),
        Path.of(property("trowel.root", ".")),
        Path.of(property("trowel.dist", "app/target/dist")).toAbsolutePath(),
        Path.of(property("bench.out", "app/target/bench")).toAbsolutePath());
  }

  /// How often a command is run on a bundle of `size` jobs.
  public int runs(int size) {
    return size >= HUGE ? Math.min(3, runs) : runs;
  }

  private static Stream<String> words(String list) {
    return Pattern.compile(",").splitAsStream(list).map(String::strip);
  }

  /// A property that Maven did not replace counts as not given.
  private static String property(String name, String otherwise) {
    String value = System.getProperty(name, otherwise);
    return value.isBlank() || value.startsWith("${") ? otherwise : value;
  }
}

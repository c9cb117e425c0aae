package dev.trowel.bench.flame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.bench.measure.Runner;
import dev.trowel.bench.measure.Settings;
import dev.trowel.gate.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/// Profiles: of `validate` of 1,000 jobs, by Java's flight recorder; of a start, by looking at the
/// main thread each millisecond.
///
/// @param results takes, by profile, the parts of one that packages have in it
public record FlameSuite(
    Settings settings, Path work, BiConsumer<String, SortedMap<String, Double>> results) {

  /// The pictures, below [Settings#out].
  public static final String VALIDATE = "performance-validate.svg";

  /// The picture of a start.
  public static final String START = "performance-start.svg";

  private static final int JOBS = 1000;
  private static final double MILLION = 1e6;

  /// Takes both and writes the pictures.
  public void run() throws IOException {
    Files.writeString(settings.out().resolve(VALIDATE), validate(), UTF_8);
    Files.writeString(settings.out().resolve(START), start(), UTF_8);
  }

  /// Several runs in one picture: a single one has a few hundred samples.
  private String validate() throws IOException {
    Path bundle = work.resolve("profiled");
    Bundles.jobs(bundle, JOBS);
    Launch launch = Launch.of(settings.dist(), List.of("--version"));
    Stacks stacks = new Stacks();
    for (int run = 0; run < settings.runs(); run++) {
      Path file = work.resolve("validate-" + run + ".jfr");
      List<String> line = new ArrayList<>(launch.recording(Recording.class, classes()));
      line.addAll(List.of(file.toString(), "-C", bundle.toString(), "validate"));
      Runner.of(settings.dist(), work).measure(line);
      new Recording(file).addTo(stacks);
    }
    String title =
        "validate of 1,000 jobs: samples of all threads, each 5 ms, " + settings.runs() + " runs";
    results.accept("validate", stacks.shares().shares());
    return FlamePicture.of(stacks, title, "samples");
  }

  private String start() throws IOException {
    String example = settings.root().resolve("examples/taxi-fare").toString();
    List<String> command = List.of("-C", example, "validate");
    Watched watched = Watched.of(settings.dist(), work.resolve("watched"), Sampled.class);
    Launch launch = Launch.of(watched.dist(), command);
    int runs = 5 * settings.runs();
    Stacks stacks = new Stacks();
    for (int run = 0; run <= runs; run++) {
      Path file = work.resolve("start-" + run + ".txt");
      List<String> line = new ArrayList<>(launch.running(Sampled.class, watched.jar()));
      line.add(file.toString());
      line.addAll(command);
      long before = System.nanoTime();
      Runner.of(settings.dist(), work).measure(line);
      if (run > 0) {
        add(Files.readAllLines(file), before, runs, stacks);
      }
    }
    String title = "validate of examples/taxi-fare: the main thread, mean of " + runs + " starts";
    results.accept("start", stacks.shares().shares());
    return FlamePicture.of(stacks, title, "ms");
  }

  /// What came before the program's own code is one box; each stack stands for its share of the
  /// rest.
  private static void add(List<String> lines, long before, int runs, Stacks stacks) {
    List<String> times = Arrays.asList(lines.getFirst().split(" ", -1));
    double start = Double.parseDouble(times.getFirst());
    double machine = (start - before) / MILLION;
    stacks.add(List.of("(launcher and virtual machine)"), machine / runs);
    double own = (Double.parseDouble(times.getLast()) - start) / MILLION;
    List<String> seen = lines.subList(1, lines.size());
    for (String stack : seen) {
      List<String> frames = Frames.outward(Arrays.asList(stack.split(";", -1)));
      stacks.add(frames, own / seen.size() / runs);
    }
  }

  private static Path classes() {
    return Path.of(System.getProperty("bench.classes", "app/target/test-classes"));
  }
}

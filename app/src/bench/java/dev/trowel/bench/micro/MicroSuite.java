package dev.trowel.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.bench.measure.Settings;
import dev.trowel.core.plan.DiffBench;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/// Runs the micro benchmarks in a process of JMH's, with the flags of the distribution.
///
/// JMH's classes are generated here, from compiled benchmarks, and not by the build's compiler:
/// what JMH writes does not keep to the rules that the build's compiler is strict about.
///
/// @param work a folder that is removed afterwards
/// @param results takes the milliseconds and the kilobytes of each
public record MicroSuite(Settings settings, Path work, BiConsumer<String, double[]> results) {

  private static final List<Class<?>> ALL =
      List.of(ReaderBench.class, PlannerBench.class, DiffBench.class);

  /// Compiles, runs, and hands on what came out.
  public void run() throws IOException {
    Path generated = Files.createDirectories(settings.out().resolve("jmh"));
    generate(generated);
    Path json = settings.out().resolve("jmh.json");
    String half = Math.max(1, settings.seconds() / 10) + "s";
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                generated + File.pathSeparator + System.getProperty("java.class.path"),
                "org.openjdk.jmh.Main",
                "-jvmArgsAppend",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders"
                    + " --sun-misc-unsafe-memory-access=allow -Dguice_bytecode_gen_option=DISABLED"
                    + " -Djava.io.tmpdir="
                    + work,
                "-f",
                "1",
                "-w",
                half,
                "-r",
                half,
                "-prof",
                "gc",
                "-rf",
                "json",
                "-rff",
                json.toString())
            .inheritIO()
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("JMH ended with " + process.exitValue());
    }
    new ObjectMapper().readTree(Files.readString(json, UTF_8)).forEach(this::hand);
  }

  private void hand(JsonNode result) {
    String name = result.path("benchmark").asText();
    String plain = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    JsonNode bytes = result.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
    double[] values = {
      result.path("primaryMetric").path("score").asDouble(), bytes.asDouble() / 1024
    };
    results.accept(plain.replace("Bench.", ": ").toLowerCase(Locale.ROOT), values);
  }

  private static void generate(Path into) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            into.toString(),
            "-s",
            into.toString(),
            "-proc:full",
            "-Xlint:none");
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, null, null, options, names(), List.of());
    task.setProcessors(List.of(new BenchmarkProcessor()));
    if (!task.call()) {
      throw new IOException("JMH's classes cannot be made; the compiler's messages are above");
    }
  }

  private static List<String> names() {
    return ALL.stream().map(Class::getName).toList();
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Runs the JDK's tools and other programs; a failure ends the build and says why.
final class Tools {

  private Tools() {}

  /// Runs a tool of this JDK.
  static void run(String tool, Stream<String> args) {
    ToolProvider provider =
        ToolProvider.findFirst(tool)
            .orElseThrow(() ->
                new IllegalStateException("no " + tool + " in " + System.getProperty("java.home")));
    if (provider.run(System.out, System.err, args.toArray(String[]::new)) != 0) {
      throw new IllegalStateException(tool + " failed");
    }
  }

  static void run(String tool, String... args) {
    run(tool, Stream.of(args));
  }

  /// Runs a program that sees nothing of the user's logins and options; what it prints goes to
  /// `log`.
  static void start(Path log, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    keepToOneself(builder, log.toAbsolutePath().getParent());
    Process process = builder.start();
    if (!ends(process) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(log));
    }
  }

  /// The program sees nothing of the user's logins and options.
  static void keepToOneself(ProcessBuilder builder, Path home) {
    builder
        .environment()
        .keySet()
        .removeIf(name ->
            name.startsWith("DATABRICKS_")
                || name.startsWith("BUNDLE_VAR_")
                || name.startsWith("ARM_")
                || name.equals("JAVA_TOOL_OPTIONS")
                || name.equals("JDK_JAVA_OPTIONS"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("DATABRICKS_TOKEN", "train");
  }

  private static boolean ends(Process process) {
    try {
      return process.waitFor(900, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Copies a folder with times and permissions, without names in `except`.
  static void copy(Path from, Path to, List<String> except) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path below = from.relativize(file);
        if (Stream.of(below.toString().split("/")).noneMatch(except::contains)) {
          Files.copy(
              file,
              to.resolve(below),
              StandardCopyOption.COPY_ATTRIBUTES,
              LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }
}

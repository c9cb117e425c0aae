import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Checks or applies google-java-format: `Format.java check|apply ROOT`.
final class Format {
  private static final Formatter FORMATTER = new Formatter();

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    List<Path> wrong = sources(root).parallelStream().filter(file -> !settle(file, apply)).toList();
    wrong.forEach(file ->
        System.err.println((apply ? "formatted " : "not formatted: ") + root.relativize(file)));
    if (!apply && !wrong.isEmpty()) {
      System.err.println("Format them with: mvn -N -Dformat=apply process-sources");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files =
        Stream.of("build", "bundle-schema/src", "core/src", "app/src")
            .map(root::resolve)
            .filter(Files::isDirectory)
            .flatMap(Format::walk)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether `file` was formatted already; writes it when `apply`.
  private static boolean settle(Path file, boolean apply) {
    try {
      String before = Files.readString(file);
      String after = FORMATTER.formatSourceAndFixImports(before);
      if (apply && !after.equals(before)) {
        Files.writeString(file, after);
      }
      return after.equals(before);
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}

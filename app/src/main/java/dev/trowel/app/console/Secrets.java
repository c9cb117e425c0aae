package dev.trowel.app.console;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Related;
import dev.trowel.schema.source.Credentials;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The places of files that no excerpt may show: what findings say is a secret, and what looks like
/// one.
final class Secrets {

  private static final Pattern KIND = Pattern.compile("resources\\.secrets\\.[^.]+\\.value");

  private final Map<String, List<Span>> byLine = new HashMap<>();

  static Secrets in(Findings findings) {
    Secrets secrets = new Secrets();
    findings.list().stream()
        .map(Finding::diagnostic)
        .filter(Secrets::isAbout)
        .forEach(secrets::add);
    return secrets;
  }

  private static boolean isAbout(Diagnostic diagnostic) {
    return diagnostic.code().startsWith("secret-in-")
        || diagnostic.paths().stream().anyMatch(Secrets::isSecret);
  }

  /// A variable's value stands below its name.
  private static boolean isSecret(Path path) {
    String text = path.toString();
    String[] names = text.split("\\.", -1);
    boolean variable = text.matches("variables\\.[^.]+\\.(default|value)");
    return KIND.matcher(text).matches()
        || Credentials.isName(names[names.length - (variable ? 2 : 1)]);
  }

  private void add(Diagnostic diagnostic) {
    Stream.concat(diagnostic.spans().stream(), diagnostic.related().stream().map(Related::span))
        .forEach(span -> {
          for (int line = span.line(); line <= span.endLine(); line++) {
            byLine.computeIfAbsent(key(span.file(), line), _ -> new ArrayList<>()).add(span);
          }
        });
  }

  private static String key(String file, int line) {
    return line + ":" + file;
  }

  /// The characters of a line that may not be shown.
  ///
  /// @param line its text
  BitSet of(String file, int number, String line) {
    BitSet hidden = Mask.of(line);
    for (Span span : byLine.getOrDefault(key(file, number), List.of())) {
      int from = span.line() == number ? Math.max(0, span.column() - 1) : 0;
      int to = span.endLine() == number ? span.endColumn() - 1 : line.length();
      if (from < Math.min(to, line.length()) && !isKey(line, to)) {
        hidden.set(from, Math.min(to, line.length()));
      }
    }
    return hidden;
  }

  /// The name of a field is none.
  private static boolean isKey(String line, int end) {
    return end < line.length() && line.startsWith(":", end);
  }
}

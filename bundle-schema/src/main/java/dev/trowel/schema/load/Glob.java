package dev.trowel.schema.load;

import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Paths with `*`, `?` and `[…]`, none of which crosses a folder; `**` is `*` (format.md 2.2).
public final class Glob {

  private Glob() {}

  /// Whether the text holds any of the characters.
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == ']');
  }

  /// The files that match, relative to `root` with `/`, sorted.
  ///
  /// @param pattern relative to `root`, with `/`
  /// @throws IOException when a folder on the way cannot be listed
  /// @throws PatternSyntaxException when a `[` is never closed
  public static List<String> find(Path root, String pattern) throws IOException {
    List<Path> found = List.of(root);
    for (String segment : segments(pattern)) {
      found = step(found, segment);
    }
    return found.stream().map(path -> relative(root, path)).sorted().distinct().toList();
  }

  private static List<String> segments(String pattern) {
    return Pattern.compile("/").splitAsStream(pattern).filter(s -> !s.isEmpty()).toList();
  }

  private static List<Path> step(List<Path> folders, String segment) throws IOException {
    List<Path> next = new ArrayList<>();
    Optional<Pattern> names = isPattern(segment) ? Optional.of(regex(segment)) : Optional.empty();
    for (Path folder : folders) {
      if (names.isPresent()) {
        next.addAll(list(folder, names.get()));
      } else if (Files.exists(folder.resolve(segment))) {
        next.add(folder.resolve(segment));
      }
    }
    return next;
  }

  private static List<Path> list(Path folder, Pattern names) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (names.matcher(entry.getFileName().toString()).matches()) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  /// A regular expression for one segment.
  static Pattern regex(String segment) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> {
          int end = endOfClass(segment, i);
          regex.append(characterClass(segment.substring(i + 1, end)));
          i = end;
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static int endOfClass(String segment, int start) {
    int end = segment.indexOf(']', start + 1);
    if (end < 0 || end == start + 1) {
      throw new PatternSyntaxException("syntax error in pattern", segment, start);
    }
    return end;
  }

  private static String characterClass(String content) {
    boolean negated = content.startsWith("^");
    String characters = negated ? content.substring(1) : content;
    String escaped = characters.replaceAll("[\\\\\\[&~^]", "\\\\$0");
    return (negated ? "[^" : "[") + escaped + "]";
  }

  private static String relative(Path root, Path path) {
    return Slashes.relative(root, path.normalize());
  }
}

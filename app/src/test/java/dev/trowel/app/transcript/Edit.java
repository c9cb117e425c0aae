package dev.trowel.app.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A change of a file between two commands: `~ resources/a.yml: old => new`; `old` is empty to
/// append a line, and `new` is empty to remove what is there.
record Edit(String file, String old, String replacement) {

  private static final Pattern FORM = Pattern.compile("~ (\\S+): (.*?) ?=> ?(.*)");

  static Edit parse(String line) {
    Matcher matcher = FORM.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no edit: " + line);
    }
    return new Edit(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /// Changes the file below `root`.
  void apply(Path root) throws IOException {
    Path path = root.resolve(file);
    String text = Files.exists(path) ? Files.readString(path) : "";
    if (old.isEmpty()) {
      Files.writeString(path, text + replacement + "\n");
      return;
    }
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new IllegalArgumentException(file + " does not say exactly once: " + old);
    }
    Files.writeString(path, text.replace(old, replacement));
  }
}

package dev.trowel.core.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/// Cuts what a command prints into lines, of which none is held in memory that has no end.
public final class OutputLines {

  private static final int LONGEST = 4096;

  private final Consumer<String> lines;
  private final StringBuilder line = new StringBuilder();

  private OutputLines(Consumer<String> lines) {
    this.lines = lines;
  }

  /// Reads `output` to its end and closes it.
  ///
  /// @param lines is told each line, and each 4096 characters of a longer one
  public static void read(InputStream output, Charset charset, Consumer<String> lines) {
    new OutputLines(lines).read(output, charset);
  }

  private void read(InputStream output, Charset charset) {
    try (Reader reader = new InputStreamReader(output, charset)) {
      char[] buffer = new char[LONGEST];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        for (int i = 0; i < n; i++) {
          add(buffer[i]);
        }
      }
    } catch (IOException ended) {
      line.append(" (the rest of the output is lost)");
    }
    if (!line.isEmpty()) {
      tell();
    }
  }

  private void add(char c) {
    if (c != '\n' && c != '\r') {
      line.append(c);
    }
    if (c == '\n' || line.length() == LONGEST) {
      tell();
    }
  }

  private void tell() {
    lines.accept(line.toString());
    line.setLength(0);
  }
}

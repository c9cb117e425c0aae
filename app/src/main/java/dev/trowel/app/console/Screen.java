package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A terminal's stream whose last lines are a block that is redrawn in place; all else that is
/// written stands above it and stays.
///
/// Each change is one write, so that nobody sees half of it. Lines are never wrapped: what became
/// too wide because the window was made narrower is cut off by the terminal.
final class Screen extends OutputStream {

  private static final String START = "\r";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final OutputStream sink;
  private List<String> block = List.of();
  private boolean isAtStart = true;
  private boolean isOver;

  Screen(OutputStream sink) {
    this.sink = sink;
  }

  /// Shows `lines` as the block, in the place of the one before; an empty list takes it away. While
  /// a line is not finished, such as a question, nothing is shown.
  synchronized void show(List<String> lines) {
    if (lines.equals(block) || !isAtStart || isOver) {
      return;
    }
    String drawing = lines.isEmpty() ? erasing() : toTop() + drawing(lines);
    block = List.copyOf(lines);
    try {
      sink.write(drawing.getBytes(UTF_8));
      sink.flush();
    } catch (IOException _) {
      // Whoever stops looking does not stop the work.
      isOver = true;
    }
  }

  /// Writes whole lines above the block.
  synchronized void print(String lines) {
    try {
      byte[] bytes = lines.getBytes(UTF_8);
      write(bytes, 0, bytes.length);
      sink.flush();
    } catch (IOException _) {
      isOver = true;
    }
  }

  /// Takes the block away; with `forGood`, because the program ends.
  synchronized void close(boolean forGood) {
    show(List.of());
    isOver |= forGood;
  }

  /// What is typed ends the line: the cursor is at the start of the next one.
  synchronized void answered() {
    isAtStart = true;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return;
    }
    isAtStart = bytes[from + count - 1] == '\n';
    if (block.isEmpty()) {
      sink.write(bytes, from, count);
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(erasing().getBytes(UTF_8));
    all.write(bytes, from, count);
    block = isAtStart ? block : List.of();
    all.writeBytes(drawing(block).getBytes(UTF_8));
    sink.write(all.toByteArray());
  }

  @Override
  public synchronized void flush() throws IOException {
    sink.flush();
  }

  private String erasing() {
    return toTop() + CLEAR_BELOW;
  }

  private String toTop() {
    return block.size() > 1 ? START + "\u001b[%dA".formatted(block.size() - 1) : START;
  }

  /// Each line over what was there, so that nothing flickers.
  private static String drawing(List<String> lines) {
    return lines.isEmpty()
        ? ""
        : NO_WRAP + String.join(CLEAR_LINE + "\r\n", lines) + CLEAR_LINE + CLEAR_BELOW + WRAP;
  }
}

package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A terminal's window as a person sees it: it knows the control sequences that are used here, and
/// stumbles over all others.
final class FakeScreen extends OutputStream {

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])");

  private final int rows;
  private int columns;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;
  private boolean wraps = true;
  private int writes;

  FakeScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /// Makes the window narrower or wider; what is on it stays as it is, cut off at its edge.
  void resize(int now) {
    columns = now;
    lines.forEach(line -> line.setLength(Math.min(line.length(), now)));
  }

  /// All lines since the beginning, also those that are scrolled away.
  synchronized List<String> lines() {
    List<String> seen = new ArrayList<>(lines.stream().map(Object::toString).toList());
    while (!seen.isEmpty() && seen.getLast().isEmpty()) {
      seen.removeLast();
    }
    return seen;
  }

  /// How often something was written.
  synchronized int writes() {
    return writes;
  }

  @Override
  public void write(int single) {
    throw new AssertionError("a terminal that gets single bytes flickers");
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    writes++;
    String text = new String(bytes, from, count, UTF_8);
    Matcher sequence = SEQUENCE.matcher(text);
    for (int at = 0; at < text.length(); ) {
      char next = text.charAt(at);
      if (next == '\u001b') {
        if (!sequence.find(at) || sequence.start() != at) {
          throw new AssertionError("no sequence that is known: " + text.substring(at));
        }
        obey(sequence.group(1), sequence.group(2), sequence.group(3));
        at = sequence.end();
      } else {
        put(next);
        at++;
      }
    }
  }

  private void obey(String mark, String number, String command) {
    switch (mark + command) {
      case "A" -> {
        row -= Integer.parseInt(number);
        if (row < Math.max(0, lines.size() - rows)) {
          throw new AssertionError("moves above the window");
        }
      }
      case "K" -> line().setLength(Math.min(line().length(), column));
      case "J" -> {
        line().setLength(Math.min(line().length(), column));
        while (lines.size() > row + 1) {
          lines.removeLast();
        }
      }
      case "?l", "?h" -> wraps = command.equals("h");
      case "m" -> {}
      default -> throw new AssertionError("no sequence that is known: " + mark + command);
    }
  }

  private void put(char next) {
    switch (next) {
      case '\r' -> column = 0;
      case '\n' -> {
        column = 0;
        down();
      }
      default -> {
        if (column >= columns && wraps) {
          column = 0;
          down();
        }
        column = Math.min(column, columns - 1);
        while (line().length() <= column) {
          line().append(' ');
        }
        line().setCharAt(column, next);
        column++;
      }
    }
  }

  private void down() {
    row++;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  private StringBuilder line() {
    return lines.get(row);
  }
}

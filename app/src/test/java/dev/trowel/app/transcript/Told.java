package dev.trowel.app.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What findings say, without how they are laid out: as the incumbent's spelling prints them, with
/// no line broken.
public final class Told {

  private static final int WIDTH = 80;
  private static final Pattern HEADLINE =
      Pattern.compile("(error|warning|recommendation)\\[[a-z0-9-]+]: (.*)");
  private static final Pattern PLACE = Pattern.compile(" +(-->|:::) (.*)");
  private static final Pattern NOTE = Pattern.compile("( += )(in |of target |help: |fix: )(.*)");
  private static final Pattern ROW = Pattern.compile("( *\\d* \\|.*|\\.\\.\\.)");

  private final StringBuilder text = new StringBuilder();
  private final List<String> paths = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final StringBuilder targets = new StringBuilder();
  private final StringBuilder help = new StringBuilder();
  private final StringBuilder headline = new StringBuilder();
  private StringBuilder open = headline;
  private int indent;
  private String before = "";

  private Told() {}

  /// The findings of a text in their short form, and all other lines as they are.
  public static String of(String printed) {
    Told told = new Told();
    printed.lines().forEach(told::line);
    told.finish();
    return told.text.toString();
  }

  private void line(String line) {
    told(line);
    before = line;
  }

  /// A line broken between words has no room for the next one's first word.
  private boolean isBroken(String line) {
    String word = line.strip().split(" ", 2)[0];
    return before.length() + 1 + word.length() > WIDTH;
  }

  private void told(String line) {
    Matcher head = HEADLINE.matcher(line);
    Matcher place = PLACE.matcher(line);
    Matcher note = NOTE.matcher(line);
    if (head.matches()) {
      finish();
      String severity = head.group(1);
      headline.append(Character.toUpperCase(severity.charAt(0))).append(severity.substring(1));
      headline.append(": ").append(head.group(2));
      open(headline, 4);
    } else if (headline.isEmpty()) {
      text.append(line).append('\n');
    } else if (place.matches()) {
      places.add(place.group(2));
    } else if (note.matches()) {
      note(note);
    } else if (line.startsWith(" ".repeat(indent)) && !ROW.matcher(line).matches()) {
      open.append(isBroken(line) ? " " : "\n").append(line.substring(indent));
    } else if (line.isEmpty()) {
      finish();
    }
  }

  private void note(Matcher note) {
    int width = note.group(1).length() + note.group(2).length();
    switch (note.group(2)) {
      case "in " -> paths.add(note.group(3));
      case "of target " -> open(targets.append(note.group(3)), width);
      case "help: " -> open(help.append(note.group(3)), width);
      default -> open(new StringBuilder(), width);
    }
  }

  private void open(StringBuilder next, int column) {
    open = next;
    indent = column;
  }

  private void finish() {
    if (headline.isEmpty()) {
      return;
    }
    text.append(headline).append('\n');
    list("  at ", paths);
    list("  in ", places);
    text.append(targets.isEmpty() ? "" : "  of target " + targets + "\n");
    text.append(help.isEmpty() ? "" : "\n" + help + "\n").append('\n');
    headline.setLength(0);
    targets.setLength(0);
    help.setLength(0);
    paths.clear();
    places.clear();
  }

  private void list(String label, List<String> items) {
    String lead = label;
    for (String item : items) {
      text.append(lead).append(item).append('\n');
      lead = " ".repeat(label.length());
    }
  }
}

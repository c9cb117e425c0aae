package dev.trowel.app.console;

import dev.trowel.core.review.Stop;
import java.util.ArrayList;
import java.util.List;

/// What `deploy` would stop for and the way out, as lines of text.
record StopText(int width, boolean coloured) {

  private static final String STEP = "  ";

  /// The lines; none where nothing stops it.
  List<String> lines(List<Stop> stops) {
    if (stops.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(Paint.BOLD.on(coloured, "deploy will stop until"));
    for (Stop stop : stops) {
      add(stop.until(), STEP, lines);
      add(stop.wayOut(), STEP + STEP, lines);
    }
    return lines;
  }

  private void add(String text, String indent, List<String> lines) {
    int room = width - indent.length();
    Prose.wrapped(Fit.line(text), room, room).stream()
        .flatMap(line -> Fit.pieces(line, room).stream())
        .forEach(line -> lines.add(indent + line));
  }
}

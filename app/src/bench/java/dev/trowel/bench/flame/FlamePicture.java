package dev.trowel.bench.flame;

import dev.trowel.bench.picture.Svg;
import java.util.Locale;
import java.util.Map;

/// A flame graph: each box is a frame as wide as its share, above the one that called it.
final class FlamePicture {

  private static final int WIDTH = 720;
  private static final int ROW = 15;
  private static final int TOP = 24;
  private static final int FOOT = 26;
  private static final double LEAST = 1.2;
  private static final double LETTER = 5.7;
  private static final int ROWS = 40;

  /// Whose code a frame is: the first that fits.
  private static final Map<String, String> COLOURS =
      Map.of(
          "trowel", "#f2a65a",
          "library", "#7fb3d5",
          "java", "#a9c99a",
          "other", "#c8b6d9");

  private final Svg svg;
  private final double all;
  private final String unit;
  private final int bottom;

  private FlamePicture(Svg svg, double all, String unit, int bottom) {
    this.svg = svg;
    this.all = all;
    this.unit = unit;
    this.bottom = bottom;
  }

  /// The picture of `stacks`.
  ///
  /// @param unit what a weight counts, such as `ms`
  static String of(Stacks stacks, String title, String unit) {
    int rows = Math.min(ROWS, stacks.root().depth());
    int height = TOP + rows * ROW + FOOT;
    Svg svg = new Svg(WIDTH, height, title);
    svg.words(0, 14, "start", "strong", title);
    FlamePicture picture =
        new FlamePicture(svg, stacks.root().weight(), unit, TOP + (rows - 1) * ROW);
    picture.draw("all", stacks.root(), 0, 0);
    picture.legend(height - 8);
    return svg.end();
  }

  private void draw(String name, Stacks.Frame frame, double x, int depth) {
    double width = frame.weight() / all * WIDTH;
    if (width < LEAST || depth >= ROWS) {
      return;
    }
    double y = bottom - depth * ROW;
    String share =
        String.format(
            Locale.ROOT, "%s: %.0f %s, %.1f %%", name, frame.weight(), unit, width * 100 / WIDTH);
    svg.box(new Svg.Area(x, y, width - 0.5, ROW - 1.0), colour(name), share);
    int letters = (int) ((width - 6) / LETTER);
    if (letters > 3) {
      svg.words(x + 3, y + 10.5, "start", "on", shortened(name, letters));
    }
    double next = x;
    for (Map.Entry<String, Stacks.Frame> each : frame.callees().entrySet()) {
      draw(each.getKey(), each.getValue(), next, depth + 1);
      next += each.getValue().weight() / all * WIDTH;
    }
  }

  private void legend(double y) {
    double x = 0;
    for (String whose : new String[] {"trowel", "library", "java", "other"}) {
      svg.box(new Svg.Area(x, y - 9, 10, 10), colourOf(whose), whose);
      svg.words(x + 14, y, "start", "small", whose.equals("java") ? "the JDK" : whose);
      x += 90;
    }
  }

  private static String shortened(String name, int letters) {
    String plain = name.substring(name.lastIndexOf('/') + 1);
    return plain.length() <= letters ? plain : plain.substring(0, letters - 1) + "…";
  }

  private static String colour(String name) {
    if (!name.contains("/")) {
      return colourOf("other");
    }
    if (name.startsWith("dev.trowel")) {
      return colourOf("trowel");
    }
    return colourOf(Frames.isOfJdk(name) ? "java" : "library");
  }

  private static String colourOf(String whose) {
    return COLOURS.getOrDefault(whose, "#c8b6d9");
  }
}

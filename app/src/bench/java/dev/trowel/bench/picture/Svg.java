package dev.trowel.bench.picture;

import java.util.Locale;

/// Writes one SVG picture. Its colours suit a light page and a dark one.
public final class Svg {

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f; }
        .small { font-size: 11px; }
        .strong { font-weight: 600; }
        .on { fill: #1b1f24; font-size: 10.5px; }
        .grid { stroke: #8c959f; stroke-opacity: .3; }
        @media (prefers-color-scheme: dark) { text { fill: #d1d7e0; } .on { fill: #1b1f24; } }
      </style>
      """;

  private final StringBuilder text = new StringBuilder();

  /// Begins a picture.
  ///
  /// @param title what it shows, for people who cannot see it
  public Svg(int width, int height, String title) {
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " role=\"img\">\n",
            width,
            height,
            width));
    text.append(String.format(Locale.ROOT, "<title>%s</title>\n%s", escaped(title), STYLE));
  }

  /// Writes `words` from `x` on, or around it, or up to it.
  ///
  /// @param anchor `start`, `middle` or `end`
  /// @param style classes of the style, such as `small`
  public void words(double x, double y, String anchor, String style, String words) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            style,
            escaped(words)));
  }

  /// A thin line of the grid.
  public void grid(double fromX, double fromY, double toX, double toY) {
    text.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>\n",
            fromX,
            fromY,
            toX,
            toY));
  }

  /// A line through points, each `x,y`.
  public void line(String points, String colour, boolean dashed) {
    text.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>\n",
            points,
            colour,
            dashed ? " stroke-dasharray=\"3 4\"" : ""));
  }

  /// A point; a hollow one has a coloured edge only.
  public void point(double x, double y, String colour, boolean hollow) {
    text.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\" stroke=\"%s\""
                + " stroke-width=\"2\"/>\n",
            x,
            y,
            hollow ? "none" : colour,
            colour));
  }

  /// A box that tells `hint` to whoever points at it.
  public void box(Area area, String colour, String hint) {
    text.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\""
                + " fill=\"%s\"><title>%s</title></rect>\n",
            area.x(),
            area.y(),
            area.width(),
            area.height(),
            colour,
            escaped(hint)));
  }

  /// The picture, whole.
  public String end() {
    return text + "</svg>\n";
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Where a box stands.
  public record Area(double x, double y, double width, double height) {}
}

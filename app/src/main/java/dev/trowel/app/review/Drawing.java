package dev.trowel.app.review;

import dev.trowel.core.review.Item;
import java.util.List;
import java.util.Locale;

/// The net of a plan as a picture: what waits stands to the right of what it waits for.
record Drawing(Net net) {

  private static final int WIDTH = 196;
  private static final int HEIGHT = 36;
  private static final int STRIP = 28;
  private static final int BETWEEN = 64;
  private static final int MARGIN = 20;
  private static final int APART = 14;
  private static final int LONGEST = 26;

  /// Beyond so many nodes it is no picture any more.
  private static final int MOST = 400;

  /// The picture and the resources that stand alone; empty when nothing waits for anything.
  String html() {
    int connected = net.connected().cardinality();
    if (connected == 0 || connected > MOST) {
      return "";
    }
    return "<h2>Order</h2>\n<div class=\"graph\" tabindex=\"0\" role=\"group\" "
        + "aria-label=\"What waits for what\">\n"
        + svg(net.groups().stream().map(group -> Layout.of(net, group)).toList())
        + "</div>\n"
        + alone()
        + "<p class=\"note\">From left to right: an arrow leads from what is done first to what"
        + " waits for it. Arrows that follow from others are left out.</p>\n";
  }

  private String svg(List<Layout> layouts) {
    int columns = layouts.stream().mapToInt(Layout::width).max().orElse(0);
    int width = columns * (WIDTH + BETWEEN) - BETWEEN + 2 * MARGIN;
    StringBuilder body = new StringBuilder();
    double top = MARGIN;
    for (Layout layout : layouts) {
      body.append("<g transform=\"translate(0 ").append(number(top)).append(")\">\n");
      layout.arrows().forEach(arrow -> body.append(arrow(layout, arrow)));
      layout.items().forEach(i -> body.append(node(layout, i)));
      body.append("</g>\n");
      top += layout.height() + APART;
    }
    return "<svg width=\"%d\" height=\"%s\">\n".formatted(width, number(top - APART + MARGIN))
        + "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
        + " markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
        + "<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n"
        + body
        + "</svg>\n";
  }

  private String arrow(Layout layout, Layout.Arrow arrow) {
    StringBuilder path = new StringBuilder();
    List<Integer> stops = arrow.stops();
    double x = x(layout, stops.getFirst()) + WIDTH;
    double y = y(layout, stops.getFirst());
    path.append('M').append(number(x)).append(' ').append(number(y));
    for (int stop : stops.subList(1, stops.size())) {
      double nextX = x(layout, stop) - (stop == stops.getLast() ? 2 : 0);
      double nextY = y(layout, stop);
      double half = (x + nextX) / 2;
      path.append(
          "C%s %s %s %s %s %s"
              .formatted(
                  number(half),
                  number(y),
                  number(half),
                  number(nextY),
                  number(nextX),
                  number(nextY)));
      x = nextX;
      y = nextY;
      if (stop != stops.getLast()) {
        x += WIDTH;
        path.append('H').append(number(x));
      }
    }
    return "<path class=\"edge\" d=\"%s\" marker-end=\"url(#tip)\" data-first=\"%s\" data-then=\"%s\"/>\n"
        .formatted(path, key(arrow.first()), key(arrow.then()));
  }

  private String key(int i) {
    return Html.text(net.items().get(i).key().toString());
  }

  private String node(Layout layout, int i) {
    Item item = net.items().get(i);
    int place = layout.place(i);
    StringBuilder text = new StringBuilder("<a ").append(Html.to(item.key()));
    text.append(" class=\"").append(PageItems.tone(item.action())).append("\">");
    text.append("<title>").append(Marks.sign(item.action())).append(' ').append(key(i));
    text.append(item.isDrifted() ? ", changed by hand</title>" : "</title>");
    text.append(
        "<svg x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\">"
            .formatted(
                number(x(layout, place)), number(y(layout, place) - HEIGHT / 2.0), WIDTH, HEIGHT));
    text.append(
        "<rect class=\"box\" x=\".75\" y=\".75\" width=\"%s\" height=\"%s\" rx=\"7\"/>"
            .formatted(number(WIDTH - 1.5), number(HEIGHT - 1.5)));
    text.append(
        "<rect class=\"strip\" x=\".75\" y=\".75\" width=\"%d\" height=\"%s\" rx=\"7\"/>"
            .formatted(STRIP, number(HEIGHT - 1.5)));
    text.append(
        "<text class=\"sign\" x=\"%d\" y=\"22\">%s</text>"
            .formatted(STRIP / 2 + 1, Marks.sign(item.action())));
    text.append(
        "<text class=\"kind\" x=\"%d\" y=\"14\">%s</text>"
            .formatted(STRIP + 9, Html.text(item.key().kind())));
    text.append(
        "<text x=\"%d\" y=\"28\">%s</text>"
            .formatted(STRIP + 9, Html.text(Plain.cut(item.key().name(), LONGEST))));
    if (item.isDrifted()) {
      text.append("<circle class=\"hand\" cx=\"%d\" cy=\"11\" r=\"3.5\"/>".formatted(WIDTH - 12));
    }
    return text.append("</svg></a>\n").toString();
  }

  private String alone() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < net.items().size(); i++) {
      if (!net.connected().get(i)) {
        Item item = net.items().get(i);
        text.append("<li><a ").append(Html.to(item.key()));
        text.append(" class=\"").append(PageItems.tone(item.action())).append("\"><b>");
        text.append(Marks.sign(item.action())).append("</b> ").append(key(i)).append("</a></li>\n");
      }
    }
    return text.isEmpty()
        ? ""
        : "<ul class=\"alone\" aria-label=\"On their own\">\n" + text + "</ul>\n";
  }

  private static double x(Layout layout, int place) {
    return MARGIN + layout.column(place) * (double) (WIDTH + BETWEEN);
  }

  private static double y(Layout layout, int place) {
    return layout.middle(place);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%d".formatted((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}

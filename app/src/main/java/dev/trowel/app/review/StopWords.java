package dev.trowel.app.review;

import dev.trowel.core.review.Stop;
import java.util.List;

/// What `deploy` would stop for and the way out.
final class StopWords {

  /// Of one sentence in a comment.
  private static final int LONGEST = 400;

  /// More than this are told by their number in a comment.
  private static final int MOST = 20;

  private StopWords() {}

  /// As a paragraph of Markdown; `""` where nothing stops it.
  static String markdown(List<Stop> stops) {
    if (stops.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("> [!IMPORTANT]\n> **`deploy` will stop until**\n");
    stops.stream()
        .limit(MOST)
        .forEach(stop ->
            text.append("> - ")
                .append(Quoted.code(Plain.cut(stop.until(), LONGEST)))
                .append(" — ")
                .append(Quoted.code(Plain.cut(stop.wayOut(), LONGEST)))
                .append('\n'));
    if (stops.size() > MOST) {
      text.append("> - … and ").append(stops.size() - MOST).append(" more\n");
    }
    return text.append('\n').toString();
  }

  /// As a part of a page; `""` where nothing stops it.
  static String html(List<Stop> stops) {
    if (stops.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("<h2>deploy will stop until</h2>\n<ul class=\"plain\" id=\"stops\">\n");
    stops.forEach(stop ->
        text.append("<li>")
            .append(Html.text(stop.until()))
            .append("<br>")
            .append(Html.element("code", "", stop.wayOut()))
            .append("</li>\n"));
    return text.append("</ul>\n").toString();
  }
}

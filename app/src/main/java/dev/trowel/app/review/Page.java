package dev.trowel.app.review;

import dev.trowel.app.console.PlanPrinter;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.FileChange;
import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Schedule;
import dev.trowel.schema.bundle.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A page of HTML that needs nothing but itself: it asks for no other file, runs no script but its
/// own, and is read without that as well.
record Page(Review review) {

  private static final String STYLE = "plan.css";
  private static final String SCRIPT = "plan.js";

  /// The whole page.
  static String of(Review review) {
    return new Page(review).text();
  }

  private String text() {
    String style = Html.resource(STYLE);
    String script = Html.resource(SCRIPT);
    String policy =
        "default-src 'none'; script-src "
            + Html.digest(script)
            + "; style-src "
            + Html.digest(style)
            + "; img-src data:; base-uri 'none'; form-action 'none'";
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\""
        + policy
        + "\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"referrer\" content=\"no-referrer\">\n"
        + "<link rel=\"icon\" href=\"data:,\">\n"
        + "<title>"
        + Html.text(title())
        + "</title>\n"
        + "<style>"
        + style
        + "</style>\n</head>\n<body>\n"
        + header()
        + "<main>\n"
        + main()
        + "</main>\n"
        + "<script>"
        + script
        + "</script>\n</body>\n</html>\n";
  }

  private String title() {
    Heading heading = review.heading();
    return heading.bundle() + " → " + heading.target() + ": " + Summary.of(review);
  }

  private String main() {
    return first()
        + schedules()
        + new Drawing(Net.of(review.items())).html()
        + items()
        + files("Files", review.files())
        + files("Libraries", review.libraries())
        + list("Permissions of folders", review.folders())
        + list("Folders that it leaves", review.former())
        + list("Selected", Summary.selected(review))
        + list("Not selected", Summary.unselected(review))
        + StopWords.html(review.stops())
        + sums();
  }

  private String sums() {
    Plan.Counts counts = review.counts();
    return "<p class=\"note\">Plan: %,d to add, %,d to change, %,d to delete, %,d unchanged%s</p>\n"
        .formatted(
            counts.add(),
            counts.change(),
            counts.delete(),
            counts.unchanged(),
            PlanPrinter.adopted(review));
  }

  private String header() {
    Heading heading = review.heading();
    List<String> facts = new ArrayList<>(List.of(heading.host(), heading.user(), heading.root()));
    if (heading.mode() != Mode.NONE) {
      facts.add("mode: " + Marks.word(heading.mode()));
    }
    if (!heading.branch().isEmpty() || !heading.commit().isEmpty()) {
      facts.add((heading.branch() + " " + Summary.commit(heading)).strip());
    }
    StringBuilder text = new StringBuilder("<header>\n<h1>");
    text.append(Html.text(heading.bundle())).append(" <span class=\"to\">→</span> ");
    text.append(Html.text(heading.target())).append("</h1>\n<p class=\"where\">");
    facts.forEach(fact -> text.append("<span>").append(Html.text(fact)).append("</span>"));
    text.append("</p>\n");
    if (review.empty()) {
      return text.append("<p>Nothing to do.</p>\n</header>\n").toString();
    }
    return text.append(tiles()).append("</header>\n").toString();
  }

  private String tiles() {
    StringBuilder text = new StringBuilder("<div class=\"tiles\">\n");
    Marks.counts(review.items())
        .forEach((action, count) -> {
          String data = "data-action=\"" + Marks.verb(action) + "\"";
          text.append(button(PageItems.tone(action), data, count, Marks.done(action)));
        });
    int drifted = (int) review.items().stream().filter(Item::isDrifted).count();
    if (drifted > 0) {
      text.append(button("drift", "data-drift=\"true\"", drifted, "changed by hand"));
    }
    tile(review.files().size(), "file", "files", text);
    tile(review.libraries().size(), "library", "libraries", text);
    return text.append("</div>\n").toString();
  }

  private static String button(String tone, String data, int count, String words) {
    return "<button type=\"button\" class=\"tile %s\" %s aria-pressed=\"false\" disabled><b>%,d</b>%s</button>\n"
        .formatted(tone, data, count, words);
  }

  private static void tile(int count, String one, String many, StringBuilder text) {
    if (count > 0) {
      text.append(
          "<div class=\"tile\"><b>%,d</b>%s</div>\n".formatted(count, count == 1 ? one : many));
    }
  }

  private String first() {
    StringBuilder text = new StringBuilder();
    for (Item item : review.items()) {
      if (item.action().isDestructive()) {
        text.append(first(item, "lose", Marks.done(item.action()), item.loss().orElse("")));
      }
    }
    for (Item item : review.items()) {
      if (item.isDrifted()) {
        text.append(first(item, "drift", "by hand", PageItems.drift(item)));
      }
    }
    return text.isEmpty()
        ? ""
        : "<h2>Look at these first</h2>\n<ul class=\"first\">\n" + text + "</ul>\n";
  }

  private static String first(Item item, String tone, String what, String why) {
    return "<li class=\""
        + tone
        + "\">"
        + Html.element("span", "what", what)
        + Html.link(item.key())
        + "<span class=\"why\">"
        + Html.text(PageItems.reasons(item))
        + (why.isEmpty() ? "" : ". ")
        + Html.text(why)
        + "</span></li>\n";
  }

  private String schedules() {
    if (review.schedules().isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            "<h2>Schedules</h2>\n<table>\n<tr><th>resource</th><th>now</th><th>after</th></tr>\n");
    for (Schedule each : review.schedules()) {
      String tone = each.starts() ? "create" : each.stops() ? "lose" : "change";
      String what = each.starts() ? "starts" : each.stops() ? "stops" : "changes";
      text.append("<tr><td>").append(Html.element("span", "badge " + tone, what));
      text.append(Html.link(each.key().owner())).append(' ');
      text.append(Html.element("code", "", each.field())).append("</td><td data-as=\"now\">");
      text.append(each.starts() ? "–" : Html.element("code", "", each.before()));
      text.append("</td><td data-as=\"after\">");
      text.append(each.stops() ? "–" : Html.element("code", "", each.after()));
      text.append("</td></tr>\n");
    }
    return text.append("</table>\n").toString();
  }

  private String items() {
    if (review.items().isEmpty()) {
      return "";
    }
    SortedMap<String, List<Item>> kinds = new TreeMap<>();
    review
        .items()
        .forEach(
            item -> kinds.computeIfAbsent(item.key().kind(), _ -> new ArrayList<>()).add(item));
    StringBuilder text = new StringBuilder(tools(kinds));
    for (Map.Entry<String, List<Item>> kind : kinds.entrySet()) {
      text.append("<section class=\"of-kind\">\n<h3>").append(Html.text(kind.getKey()));
      text.append(": ").append(Marks.counted(kind.getValue())).append("</h3>\n");
      kind.getValue().forEach(item -> text.append(PageItems.item(item)));
      text.append("</section>\n");
    }
    text.append("<p class=\"nothing\" id=\"nothing\" hidden>No resource is like that.</p>\n");
    return text.toString();
  }

  private static String tools(SortedMap<String, List<Item>> kinds) {
    StringBuilder text =
        new StringBuilder("<h2>Resources</h2>\n<div class=\"tools\" id=\"tools\" ");
    text.append("role=\"search\" hidden>\n<input type=\"search\" id=\"words\" ");
    text.append("aria-label=\"Filter resources\" placeholder=\"Filter by any words  ( / )\">\n");
    text.append("<select id=\"kind\" aria-label=\"Kind\"><option value=\"\">all kinds</option>");
    kinds
        .keySet()
        .forEach(kind -> text.append("<option>").append(Html.text(kind)).append("</option>"));
    text.append("</select>\n<button type=\"button\" id=\"open\">Open all</button>\n");
    text.append("<button type=\"button\" id=\"close\">Close all</button>\n");
    text.append("<button type=\"button\" id=\"clear\">Clear</button>\n");
    return text.append("<span class=\"shown\" id=\"shown\" role=\"status\"></span>\n</div>\n")
        .toString();
  }

  private static String files(String title, List<FileChange> files) {
    if (files.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("<h2>" + title + ": " + MarkdownFiles.counts(files));
    text.append("</h2>\n<ul class=\"plain\">\n");
    for (FileChange file : files) {
      String tone =
          switch (file.what()) {
            case ADDED -> "create\"><b title=\"added\">+";
            case CHANGED -> "change\"><b title=\"changed\">~";
            case REMOVED -> "lose\"><b title=\"removed\">-";
          };
      text.append("<li class=\"").append(tone).append("</b>");
      text.append(Html.element("code", "", file.path())).append("</li>\n");
    }
    return text.append("</ul>\n").toString();
  }

  private static String list(String title, List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("<h2>" + title + "</h2>\n<ul class=\"plain\">\n");
    names.forEach(
        name -> text.append("<li>").append(Html.element("code", "", name)).append("</li>\n"));
    return text.append("</ul>\n").toString();
  }
}

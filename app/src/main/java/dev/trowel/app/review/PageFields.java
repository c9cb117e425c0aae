package dev.trowel.app.review;

import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Side;
import java.util.List;

/// Fields of a page's resources: what they were and will be.
final class PageFields {

  private PageFields() {}

  static String field(FieldChange field) {
    StringBuilder text = new StringBuilder("<div class=\"field\"><div class=\"path\">");
    // It may break where a name ends, and in a name only where a word does.
    text.append(Html.text(Plain.path(field.path())).replaceAll("[._\\]]", "$0<wbr>"));
    if (field.replaces()) {
      text.append("<span class=\"flag lose\">cannot change in place</span>");
    }
    if (field.kept()) {
      text.append("<span class=\"flag drift\">stays as it is now</span>");
    }
    text.append("</div>");
    text.append(field.isDrift() ? three(field) : two(field));
    return text.append("</div>\n").toString();
  }

  static String access(AccessChange change) {
    StringBuilder text = new StringBuilder("<div class=\"field\"><div class=\"path\">");
    text.append(Html.text((change.type() + " " + change.principal()).strip()));
    if (change.byHand()) {
      text.append("<span class=\"flag drift\">changed by hand</span>");
    }
    text.append("</div><div class=\"pair\">");
    change.removed().forEach(level -> text.append(value("old", "- " + level)));
    change.added().forEach(level -> text.append(value("new", "+ " + level)));
    return text.append("</div></div>\n").toString();
  }

  private static String three(FieldChange field) {
    return "<dl class=\"three\">"
        + side("", "last deployed", field.recorded())
        + side("hand", "now, by hand", field.before())
        + (field.kept() ? side("", "after", field.before()) : side("", "after", field.after()))
        + "</dl>";
  }

  private static String side(String type, String title, Side side) {
    List<String> lines = Values.of(side);
    String value =
        lines.isEmpty()
            ? "<span class=\"value none\">not set</span>"
            : "<pre>" + Html.escaped(String.join("\n", lines)) + "</pre>";
    return "<div class=\"" + type + "\"><dt>" + title + "</dt><dd>" + value + "</dd></div>";
  }

  private static String two(FieldChange field) {
    List<String> before = Values.of(field.before());
    List<String> after = Values.of(field.after());
    boolean made = field.before() instanceof Side.Nothing;
    if (made && after.size() <= 1) {
      return "<div class=\"pair\">" + each("new", after) + "</div>";
    }
    if (made) {
      StringBuilder text = new StringBuilder("<pre class=\"whole\">");
      after.forEach(line -> text.append(line(' ', "", line)));
      return text.append("</pre>").toString();
    }
    if (before.size() <= 1 && after.size() <= 1) {
      String changed = field.isSecret() ? value("new", "(secret, changed)") : each("new", after);
      return "<div class=\"pair\">"
          + each("old", before)
          + "<span class=\"arrow\">→</span>"
          + changed
          + "</div>";
    }
    StringBuilder text = new StringBuilder("<pre class=\"diff\">");
    LineDiff.of(before, after)
        .forEach(line -> text.append(line(line.sign(), type(line.sign()), line.text())));
    return text.append("</pre>").toString();
  }

  private static String type(char sign) {
    return switch (sign) {
      case '+' -> "add";
      case '-' -> "cut";
      case '~' -> "gap";
      default -> "";
    };
  }

  private static String line(char sign, String type, String text) {
    String start = sign == '~' ? "… " : type.isEmpty() && sign == ' ' ? "" : sign + " ";
    return "<span class=\"" + type + "\">" + start + Html.escaped(text) + "</span>";
  }

  private static String each(String type, List<String> lines) {
    return lines.isEmpty()
        ? "<span class=\"value none\">not set</span>"
        : value(type, lines.getFirst());
  }

  private static String value(String type, String text) {
    return "<code class=\"value " + type + "\">" + Html.text(text) + "</code>";
  }
}

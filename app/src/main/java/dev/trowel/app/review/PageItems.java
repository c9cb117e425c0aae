package dev.trowel.app.review;

import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Reason.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Resources of a page.
final class PageItems {

  private PageItems() {}

  /// The colour of an action.
  static String tone(Action action) {
    return switch (action) {
      case CREATE, ADOPT -> "create";
      case UPDATE, RENAME, RESIZE -> "change";
      case REPLACE, DELETE -> "lose";
      case FORGET, KEEP -> "other";
    };
  }

  static String reasons(Item item) {
    return item.reasons().stream().map(Reason::toString).collect(Collectors.joining(", "));
  }

  /// What somebody changed, by its names.
  static String drift(Item item) {
    return Stream.concat(
            item.fields().stream()
                .filter(FieldChange::isDrift)
                .map(field -> Plain.path(field.path())),
            item.access().stream()
                .filter(AccessChange::byHand)
                .map(change -> (change.type() + " " + change.principal()).strip()))
        .collect(Collectors.joining(", "));
  }

  /// One resource: a line, and all there is to know below it.
  static String item(Item item) {
    String key = Html.text(item.key().toString());
    boolean grave = item.action().isDestructive() || item.isDrifted();
    StringBuilder text = new StringBuilder("<details class=\"item ");
    text.append(tone(item.action())).append("\" id=\"").append(key);
    text.append("\" data-kind=\"").append(Html.text(item.key().kind()));
    text.append("\" data-action=\"").append(Marks.verb(item.action()));
    text.append("\" data-drift=\"").append(item.isDrifted()).append('"');
    text.append(grave ? " open>\n" : ">\n").append(summary(item));
    text.append("<div class=\"body\">\n");
    item.loss().ifPresent(loss -> text.append(Html.element("p", "loss", loss)).append('\n'));
    text.append(about(item));
    item.fields().forEach(field -> text.append(PageFields.field(field)));
    item.access().forEach(change -> text.append(PageFields.access(change)));
    return text.append("</div>\n</details>\n").toString();
  }

  private static String summary(Item item) {
    StringBuilder text = new StringBuilder("<summary>");
    text.append("<span class=\"sign\" title=\"").append(Marks.done(item.action())).append("\">");
    text.append(Marks.sign(item.action())).append("</span><span class=\"key\"><i>");
    text.append(Html.text(item.key().kind())).append(".</i>");
    text.append(Html.text(item.key().name())).append("</span> ");
    text.append(Html.element("span", "reasons", told(item)));
    if (item.isDrifted()) {
      text.append(" <span class=\"badge drift\">by hand</span>");
    }
    return text.append(size(item)).append("</summary>\n").toString();
  }

  /// The reasons that the sign and the badge do not tell.
  private static String told(Item item) {
    return item.reasons().stream()
        .filter(reason -> reason.code() != Code.NEW && reason.code() != Code.DRIFT)
        .map(Reason::toString)
        .collect(Collectors.joining(", "));
  }

  private static String size(Item item) {
    List<String> words = new ArrayList<>();
    if (!item.fields().isEmpty()) {
      words.add(Marks.some(item.fields().size(), "field", "fields"));
    }
    if (!item.access().isEmpty()) {
      words.add(Marks.some(item.access().size(), "principal", "principals"));
    }
    return "<span class=\"size\">" + String.join(", ", words) + "</span>";
  }

  private static String about(Item item) {
    List<String> words = new ArrayList<>();
    if (!item.name().isEmpty() && !item.name().equals(item.key().name())) {
      words.add("called " + Html.element("q", "", item.name()));
    }
    if (!item.id().isEmpty()) {
      words.add("id " + Html.element("code", "", item.id()));
    }
    item.movedFrom()
        .ifPresent(from -> words.add("was " + Html.element("code", "", from.toString())));
    if (!item.after().isEmpty()) {
      words.add("after " + item.after().stream().map(Html::link).collect(Collectors.joining(", ")));
    }
    item.span()
        .filter(span -> span.line() > 0)
        .ifPresent(span ->
            words.add("declared in " + Html.element("code", "", span.file() + ":" + span.line())));
    return words.isEmpty()
        ? ""
        : "<p class=\"about\"><span>" + String.join("</span><span>", words) + "</span></p>\n";
  }
}

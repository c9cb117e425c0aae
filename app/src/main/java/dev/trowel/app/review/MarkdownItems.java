package dev.trowel.app.review;

import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Side;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Resources in Markdown.
///
/// @param detail how much is told of each
record MarkdownItems(Detail detail) {

  /// Of a reason's detail.
  private static final int LONGEST = 200;

  /// What a reviewer must look at, open for all to see.
  String open(List<Item> items) {
    return switch (detail) {
      case FULL, SHORT, BRIEF ->
          items.stream()
              .map(item -> "#### " + line(item) + "\n\n" + body(item))
              .collect(Collectors.joining());
      case LINE, KEY, COUNT -> listed(items);
    };
  }

  /// What may be looked at, by kind, folded.
  String folded(List<Item> items) {
    return switch (detail) {
      case FULL, SHORT, BRIEF ->
          byKind(items).entrySet().stream()
              .map(kind -> kind(kind.getKey(), kind.getValue()))
              .collect(Collectors.joining());
      case LINE, KEY, COUNT -> listed(items);
    };
  }

  private String kind(String kind, List<Item> items) {
    StringBuilder text = new StringBuilder();
    text.append("#### ").append(Quoted.code(kind)).append(": ").append(Marks.counted(items));
    text.append("\n\n");
    for (Item item : items) {
      text.append("<details>\n<summary>").append(summary(item)).append("</summary>\n\n");
      text.append(body(item)).append("</details>\n\n");
    }
    return text.toString();
  }

  private String listed(List<Item> items) {
    StringBuilder text = new StringBuilder();
    byKind(items)
        .forEach((kind, all) -> {
          text.append("**").append(Quoted.code(kind)).append("**: ").append(Marks.counted(all));
          switch (detail) {
            case FULL, SHORT, BRIEF, LINE -> {
              text.append("\n\n");
              all.forEach(item -> text.append("- ").append(line(item)).append('\n'));
            }
            case KEY -> text.append('\n').append(keys(all)).append('\n');
            case COUNT -> text.append('\n');
          }
          text.append('\n');
        });
    return text.toString();
  }

  /// By action, as no line says it.
  private static String keys(List<Item> items) {
    return items.stream()
        .map(item -> "`" + Marks.sign(item.action()) + "` " + Quoted.code(item.key().toString()))
        .collect(Collectors.joining(", "));
  }

  private static TreeMap<String, List<Item>> byKind(List<Item> items) {
    return items.stream()
        .collect(
            Collectors.groupingBy(item -> item.key().kind(), TreeMap::new, Collectors.toList()));
  }

  private static String summary(Item item) {
    return Quoted.html(Marks.sign(item.action()) + " " + item.key()) + " " + reasons(item);
  }

  private String line(Item item) {
    String text =
        Quoted.code(Marks.sign(item.action()) + " " + item.key())
            + " "
            + item.reasons().stream().map(this::reason).collect(Collectors.joining(", "));
    return text + item.loss().map(loss -> " — **" + loss + "**").orElse("");
  }

  private String reason(Reason reason) {
    return reason.detail().isEmpty()
        ? reason.code().text()
        : reason.code().text() + " " + Quoted.code(Plain.cut(reason.detail(), detail.width()));
  }

  private static String reasons(Item item) {
    return item.reasons().stream()
        .map(reason ->
            reason.detail().isEmpty()
                ? reason.code().text()
                : reason.code().text() + " " + Quoted.html(Plain.cut(reason.detail(), LONGEST)))
        .collect(Collectors.joining(", "));
  }

  private String body(Item item) {
    StringBuilder text = new StringBuilder();
    List<FieldChange> drifted = item.fields().stream().filter(FieldChange::isDrift).toList();
    if (!drifted.isEmpty()) {
      text.append(drift(drifted));
    }
    List<String> lines = new DiffLines(detail).of(item);
    if (!lines.isEmpty()) {
      text.append(Quoted.block("diff", lines)).append('\n');
    }
    String about = detail == Detail.BRIEF ? "" : about(item);
    return text.append(about.isEmpty() ? "" : about + "\n\n").toString();
  }

  private String drift(List<FieldChange> fields) {
    StringBuilder text =
        new StringBuilder("| changed by hand | last deployed | now | after |\n|---|---|---|---|\n");
    fields.stream()
        .limit(detail.fields())
        .forEach(field ->
            text.append("| ")
                .append(Quoted.cell(Plain.path(field.path())))
                .append(" | ")
                .append(value(field.recorded()))
                .append(" | ")
                .append(value(field.before()))
                .append(" | ")
                .append(after(field))
                .append(" |\n"));
    if (fields.size() > detail.fields()) {
      text.append("| … and ").append(fields.size() - detail.fields()).append(" more | | | |\n");
    }
    return text.append('\n').toString();
  }

  private String after(FieldChange field) {
    if (field.kept()) {
      return "stays as it is now";
    }
    return value(field.after());
  }

  /// Of a value of several lines, so many that a cell holds them.
  private String value(Side side) {
    List<String> lines = Values.of(side);
    if (lines.isEmpty()) {
      return "–";
    }
    List<String> cells = new ArrayList<>();
    int room = Math.max(1, Math.min(detail.lines(), 8));
    lines.stream()
        .limit(room)
        .forEach(line -> cells.add(Quoted.cell(Plain.cut(line, detail.width()))));
    if (lines.size() > room) {
      cells.add("… and " + (lines.size() - room) + " more lines");
    }
    return String.join("<br>", cells);
  }

  private static String about(Item item) {
    List<String> words = new ArrayList<>();
    if (!item.name().isEmpty() && !item.name().equals(item.key().name())) {
      words.add("called " + Quoted.code(Plain.cut(item.name(), LONGEST)));
    }
    if (!item.id().isEmpty()) {
      words.add("id " + Quoted.code(Plain.cut(item.id(), LONGEST)));
    }
    item.movedFrom().ifPresent(from -> words.add("was " + Quoted.code(from.toString())));
    if (!item.after().isEmpty()) {
      words.add(
          "after "
              + item.after().stream()
                  .map(ResourceKey::toString)
                  .map(Quoted::code)
                  .collect(Collectors.joining(", ")));
    }
    item.span()
        .filter(span -> span.line() > 0)
        .ifPresent(
            span -> words.add("declared in " + Quoted.code(span.file() + ":" + span.line())));
    return String.join(" · ", words);
  }
}

package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Reason.Code;
import dev.trowel.core.review.Side;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is told of one resource, as lines of text.
///
/// @param signs the cells that the sign before a resource takes
/// @param reasoned whether to say why it happens
record ItemText(int width, boolean coloured, int signs, boolean reasoned) {

  /// `-/+`, which is what takes most.
  static int signs(List<Item> items) {
    return items.stream().mapToInt(item -> sign(item.action()).length()).max().orElse(1);
  }

  /// The lines: the resource, why, and all that changes of it.
  List<String> lines(Item item) {
    List<String> lines = new ArrayList<>(head(item));
    lines.addAll(new PlanLayout(width, coloured, signs + 1).lines(rows(item)));
    return lines;
  }

  private static String sign(Action action) {
    return switch (action) {
      case CREATE -> "+";
      case ADOPT -> "<";
      case UPDATE, RENAME, RESIZE -> "~";
      case REPLACE -> "-/+";
      case DELETE, FORGET -> "-";
      case KEEP -> "=";
    };
  }

  private static Paint paint(Action action) {
    return switch (action) {
      case CREATE, ADOPT -> Paint.GREEN;
      case DELETE, REPLACE, FORGET -> Paint.RED;
      case KEEP, UPDATE, RESIZE, RENAME -> Paint.YELLOW;
    };
  }

  private List<String> head(Item item) {
    String sign = " ".repeat(signs - sign(item.action()).length()) + sign(item.action());
    String lead = paint(item.action()).on(coloured, sign) + " ";
    int left = signs + 1;
    String why = why(item);
    String place = item.span().filter(Span::isWritten).map(ItemText::place).orElse("");
    List<String> key = Fit.pieces(Fit.line(item.key().toString()), width - left);
    List<String> lines = new ArrayList<>();
    key.subList(0, key.size() - 1).forEach(piece -> lines.add(lead + piece));
    String start = (lines.isEmpty() ? lead : " ".repeat(left)) + bold(key.getLast());
    int used = left + Cells.of(key.getLast());
    if (used + 4 + Cells.of(why) + Cells.of(place) <= width) {
      lines.add(start + "  " + why + right(used + 2 + Cells.of(why), place));
      return lines;
    }
    boolean beside = used + 2 + Cells.of(place) <= width;
    lines.add(start + (beside ? right(used, place) : ""));
    below(why, lines, left);
    if (!beside) {
      below(Fit.middle(place, width - left - 2), lines, left);
    }
    return lines;
  }

  private String bold(String text) {
    return Paint.BOLD.on(coloured, text);
  }

  private void below(String text, List<String> lines, int left) {
    int room = width - left - 2;
    Prose.wrapped(text, room, room).stream()
        .flatMap(line -> Fit.pieces(line, room).stream())
        .forEach(line -> lines.add(" ".repeat(left + 2) + line));
  }

  private String right(int used, String place) {
    return place.isEmpty()
        ? ""
        : " ".repeat(width - used - Cells.of(place)) + Paint.FAINT.on(coloured, place);
  }

  private static String place(Span span) {
    return Fit.line(span.file() + (span.line() > 0 ? ":" + span.line() : ""));
  }

  private String why(Item item) {
    if (!reasoned) {
      return verb(item.action());
    }
    boolean replaces = item.reasons().stream().anyMatch(r -> r.code() == Code.REPLACE_BECAUSE);
    boolean names = item.reasons().stream().anyMatch(r -> r.code() == Code.ID_CHANGES);
    String reasons =
        item.reasons().stream()
            .filter(r -> !(replaces || names) || r.code() != Code.SETTINGS_CHANGED)
            .map(r -> r.code() == Code.MOVED ? r.code().text() : r.toString())
            .collect(Collectors.joining(", "));
    return Fit.line(replaces ? reasons : verb(item.action()) + ": " + reasons);
  }

  private static String verb(Action action) {
    return switch (action) {
      case CREATE -> "create";
      case ADOPT -> "adopt";
      case UPDATE -> "update";
      case RENAME -> "rename";
      case RESIZE -> "resize";
      case REPLACE -> "replace";
      case DELETE -> "delete";
      case FORGET -> "forget";
      case KEEP -> "keep";
    };
  }

  private List<PlanRow> rows(Item item) {
    List<PlanRow> rows = new ArrayList<>();
    item.movedFrom().ifPresent(from -> rows.add(words("moved from:", from.toString())));
    boolean made = item.action() == Action.CREATE;
    Overview overview = new Overview(ElementKeys.of(item.key()), width - signs - 1);
    List<FieldChange> told = item.fields().stream().filter(f -> !made || isSaid(item, f)).toList();
    rows.addAll(new FieldRows(new ChangeRows(overview, made)).rows(told, 0));
    if (item.action() == Action.DELETE && !item.name().isEmpty()) {
      rows.add(PlanRow.one(Mark.NONE, 0, "name", ValueText.quoted(item.name())));
    }
    if (item.action() == Action.DELETE || item.action() == Action.FORGET) {
      rows.add(PlanRow.one(Mark.NONE, 0, "id", Fit.line(item.id())));
    }
    rows.addAll(AccessRows.of(item.key().kind(), item.access()));
    if (isLeft(item)) {
      rows.add(words("access:", "is no longer in the bundle and stays as it is"));
    }
    item.loss().ifPresent(loss -> rows.add(words("lost:", loss)));
    if (!item.after().isEmpty()) {
      String keys =
          item.after().stream().map(ResourceKey::toString).collect(Collectors.joining(", "));
      rows.add(words("after:", keys));
    }
    return rows;
  }

  /// Whether the bundle says nothing any more of who may do what.
  private static boolean isLeft(Item item) {
    return item.access().isEmpty()
        && item.reasons().stream().anyMatch(reason -> reason.code() == Code.ACCESS_CHANGED);
  }

  private static PlanRow words(String label, String text) {
    return PlanRow.words(label, Fit.line(text));
  }

  /// What the format puts into every resource of a kind tells nothing of this one.
  private static boolean isSaid(Item item, FieldChange field) {
    return Schemas.kind(item.key().kind()).map(kind -> !isPut(kind.facets(), field)).orElse(true);
  }

  private static boolean isPut(Facets facets, FieldChange field) {
    return facets.forced().stream().anyMatch(preset -> preset.path().matches(field.path()))
        || facets.defaults().stream().anyMatch(preset -> isDefault(preset, field));
  }

  private static boolean isDefault(Preset preset, FieldChange field) {
    return preset.path().matches(field.path())
        && field.after() instanceof Side.Known(JsonNode value)
        && Trees.same(value, preset.value());
  }
}

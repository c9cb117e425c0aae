package dev.trowel.app.console;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.stream.Collectors;

/// Values and places in one line of text; secrets are hidden.
final class Shown {

  static final int WIDTH = 80;
  private static final String HIDDEN = "(secret)";

  private Shown() {}

  /// The value as JSON writes it.
  static String value(Value value) {
    return switch (value) {
      case Value.Secret _ -> HIDDEN;
      case Seq list ->
          list.items().stream().map(Shown::value).collect(Collectors.joining(", ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(each -> each.getKey() + ": " + value(each.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _ ->
          Mask.words(Json.reveal(value).toString());
    };
  }

  /// The value, cut to `width` characters.
  static String value(Value value, int width) {
    return cut(value(value), width);
  }

  /// The text, cut to `width` characters.
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }

  /// What kind of value it is.
  static String type(Value value) {
    return switch (value) {
      case Value.Null _ -> "nothing";
      case Value.Bool _ -> "boolean";
      case Value.Num(_, String text) -> text.matches("[-+]?\\d+") ? "integer" : "number";
      case Value.Text _, Value.Secret _ -> "string";
      case Seq _ -> "list";
      case Mapping _ -> "mapping";
    };
  }

  /// Where something was written, or what else said it.
  static String place(Span place) {
    return place.isWritten()
        ? place.toString()
        : "(" + place.file().substring(1, place.file().length() - 1) + ")";
  }
}

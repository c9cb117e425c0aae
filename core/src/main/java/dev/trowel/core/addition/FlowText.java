package dev.trowel.core.addition;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes new YAML in braces, on one line.
///
/// @param isJson whether all texts stand in quotes, as in JSON
record FlowText(boolean isJson) {

  /// What is a text without quotes also between braces, where `,`, `[` and `{` end one.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");

  /// `key: value`.
  String entry(String key, Value value) {
    return scalar(key) + ": " + written(value);
  }

  private String written(Value value) {
    return switch (value) {
      case Null _ -> "null";
      case Bool(_, boolean on) -> Boolean.toString(on);
      case Num(_, String number) -> number;
      case Text(_, String text) -> scalar(text);
      case Secret(_, String text) -> scalar(text);
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(each -> entry(each.getKey(), each.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Seq seq ->
          seq.items().stream().map(this::written).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  private String scalar(String text) {
    return isJson || !PLAIN.matcher(text).matches()
        ? BlockText.quoted(text)
        : BlockText.scalar(text);
  }
}

package dev.trowel.core.addition;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes new YAML in block style, as people do.
///
/// @param step how many blanks a level is indented
record BlockText(int step) {

  /// What reads as a text without quotes, wherever it stands.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(~/|[A-Za-z_/]|\\$\\{[A-Za-z0-9_.-]+\\})"
              + "([A-Za-z0-9_./~-]|:(?=[A-Za-z0-9/])|\\$\\{[A-Za-z0-9_.-]+\\})*");

  private static final Set<String> OTHER_TYPES =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  /// The lines of `key: value`, each ended.
  ///
  /// @param indent how many blanks come before the key
  String entry(String key, Value value, int indent) {
    return " ".repeat(indent) + scalar(key) + ":" + after(value, indent);
  }

  private String after(Value value, int indent) {
    return switch (value) {
      case Mapping mapping when !mapping.entries().isEmpty() -> "\n" + entries(mapping, indent);
      case Seq seq when !seq.items().isEmpty() -> "\n" + items(seq, indent + step);
      case Mapping _, Seq _, Null _, Bool _, Num _, Text _, Secret _ -> inline(value);
    };
  }

  private String entries(Mapping mapping, int indent) {
    StringBuilder text = new StringBuilder();
    mapping.entries().forEach((key, each) -> text.append(entry(key, each.value(), indent + step)));
    return text.toString();
  }

  private String items(Seq seq, int indent) {
    StringBuilder text = new StringBuilder();
    for (Value item : seq.items()) {
      text.append(" ".repeat(indent)).append('-').append(item(item, indent));
    }
    return text.toString();
  }

  /// The first key of a mapping shares its line with the dash.
  private String item(Value item, int indent) {
    return switch (item) {
      case Mapping mapping when !mapping.entries().isEmpty() -> {
        String lines = new BlockText(2).entries(mapping, indent);
        yield " " + lines.substring(indent + 2);
      }
      case Seq seq when !seq.items().isEmpty() -> "\n" + items(seq, indent + step);
      case Mapping _, Seq _, Null _, Bool _, Num _, Text _, Secret _ -> inline(item);
    };
  }

  private static String inline(Value value) {
    return switch (value) {
      case Null _ -> "\n";
      case Bool(_, boolean on) -> " " + on + "\n";
      case Num(_, String number) -> " " + number + "\n";
      case Text(_, String text) -> " " + scalar(text) + "\n";
      case Secret(_, String text) -> " " + scalar(text) + "\n";
      case Mapping _ -> " {}\n";
      case Seq _ -> " []\n";
    };
  }

  /// A text as YAML reads it again.
  static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !OTHER_TYPES.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  /// A text in quotes, as YAML and JSON read it.
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"', '\\' -> quoted.append('\\').append(each);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(isControl(each) ? "\\u%04x".formatted((int) each) : each);
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isControl(char each) {
    return Character.isISOControl(each) || each == '\u2028' || each == '\u2029';
  }
}

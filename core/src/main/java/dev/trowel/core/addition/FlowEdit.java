package dev.trowel.core.addition;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import java.util.regex.Pattern;

/// Adds a key to a mapping that is written in braces, as the last one in them.
///
/// @param mapping which has keys, and stands in the file itself
record FlowEdit(YamlText yaml, Mapping mapping) {

  /// What may follow an entry on its line, where the next one begins a line of its own.
  private static final Pattern END = Pattern.compile("[ \t]*,?[ \t]*(#.*)?(\r?\n)?");

  /// Whether a mapping is written in braces.
  static boolean isFlow(YamlText yaml, Mapping mapping) {
    return starts(yaml, mapping.span(), '{') && !mapping.entries().isEmpty();
  }

  private static boolean starts(YamlText yaml, Span at, char sign) {
    return at.file().equals(yaml.file())
        && at.line() >= 1
        && at.line() <= yaml.lines().size()
        && at.column() <= yaml.lines().get(at.line() - 1).length()
        && yaml.lines().get(at.line() - 1).charAt(at.column() - 1) == sign;
  }

  /// The file with the key.
  byte[] added(String key, Value body) {
    Entry last = mapping.entries().lastEntry().getValue();
    Span end = last.value().span().end();
    int line = end.line() - 1;
    String text = yaml.lines().get(line);
    String before = text.substring(0, end.column() - 1);
    String after = text.substring(end.column() - 1);
    String entry = new FlowText(starts(yaml, last.key(), '"')).entry(key, body);
    if (!isListed(last.key()) || !END.matcher(after).matches()) {
      return yaml.replaced(line, before + ", " + entry + after).bytes();
    }
    String comma = after.stripLeading().startsWith(",") ? "" : ",";
    int indent = yaml.indent(last.key().line() - 1);
    return yaml.replaced(line, before + comma + after)
        .with(line + 1, " ".repeat(indent) + entry + "\n");
  }

  /// Whether each key begins a line.
  private boolean isListed(Span key) {
    return key.line() > mapping.span().line() && yaml.indent(key.line() - 1) == key.column() - 1;
  }
}

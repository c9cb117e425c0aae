package dev.trowel.core.imports.part;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Values that no file wrote.
public final class Made {

  private static final Span HERE = Span.synthetic("import");
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private Made() {}

  /// A text.
  public static Text text(String words) {
    return new Text(HERE, words);
  }

  /// A truth value.
  public static Bool bool(boolean on) {
    return new Bool(HERE, on);
  }

  /// An id, which is a number where it looks like one.
  public static Value id(String text) {
    return ID.matcher(text).matches() ? new Num(HERE, text) : text(text);
  }

  /// A mapping without keys.
  public static Mapping mapping() {
    return Mapping.empty(HERE);
  }

  /// A mapping of one key.
  public static Mapping mapping(String key, Value value) {
    return mapping().with(key, value);
  }

  /// A list.
  public static Seq list(List<? extends Value> items) {
    return new Seq(items.isEmpty() ? HERE : items.getFirst().span(), List.copyOf(items));
  }

  /// The mapping under another key, in the same place of it.
  public static Mapping renamed(Mapping mapping, String old, String name) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> entries.put(key.equals(old) ? name : key, entry));
    return new Mapping(mapping.span(), entries);
  }
}

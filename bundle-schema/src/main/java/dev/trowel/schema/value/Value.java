package dev.trowel.schema.value;

import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One immutable node of a bundle: what was written and where.
public sealed interface Value {

  /// Where it was written. A value that came through a variable has the place of the reference.
  Span span();

  /// The same content at another place.
  Value at(Span place);

  /// Nothing: `null`, `~`, or a key with no value.
  record Null(Span span) implements Value {
    @Override
    public Null at(Span place) {
      return new Null(place);
    }
  }

  /// A truth value.
  record Bool(Span span, boolean value) implements Value {
    @Override
    public Bool at(Span place) {
      return new Bool(place, value);
    }
  }

  /// A number as it was written (`1.10` stays `1.10`).
  record Num(Span span, String text) implements Value {
    @Override
    public Num at(Span place) {
      return new Num(place, text);
    }
  }

  /// A string.
  record Text(Span span, String text) implements Value {
    @Override
    public Text at(Span place) {
      return new Text(place, text);
    }
  }

  /// A string that is sent to the workspace and shown to nobody.
  record Secret(Span span, String reveal) implements Value {
    @Override
    public Secret at(Span place) {
      return new Secret(place, reveal);
    }

    @Override
    public String toString() {
      return "Secret[" + span + "]";
    }
  }

  /// A list.
  record Seq(Span span, List<Value> items) implements Value {
    public Seq {
      items = List.copyOf(items);
    }

    @Override
    public Seq at(Span place) {
      return new Seq(place, items);
    }

    /// The list with each element replaced; the same object when nothing changed.
    public Seq map(UnaryOperator<Value> change) {
      return map((_, item) -> change.apply(item));
    }

    /// The list with each element replaced; the same object when nothing changed.
    public Seq map(ItemChange change) {
      List<Value> changed = items;
      for (int i = 0; i < items.size(); i++) {
        Value next = change.apply(i, items.get(i));
        if (next != items.get(i)) {
          changed = changed == items ? new ArrayList<>(items) : changed;
          changed.set(i, next);
        }
      }
      return changed == items ? this : new Seq(span, changed);
    }

    /// What [#map(ItemChange)] does to one element.
    @FunctionalInterface
    public interface ItemChange {
      /// The value to put in the place of the element at `index`, 0-based.
      Value apply(int index, Value item);
    }
  }

  /// One key of a mapping: where the key stands, and its value.
  record Entry(Span key, Value value) {
    /// The same key with another value.
    public Entry with(Value other) {
      return other == value ? this : new Entry(key, other);
    }
  }

  /// A mapping with text keys, in the order written.
  record Mapping(Span span, SequencedMap<String, Entry> entries) implements Value {
    public Mapping {
      entries = Entries.of(entries);
    }

    /// A mapping without keys.
    public static Mapping empty(Span span) {
      return new Mapping(span, new LinkedHashMap<>());
    }

    @Override
    public Mapping at(Span place) {
      return new Mapping(place, entries);
    }

    /// The value of `key`, or null when the key is absent.
    public @Nullable Value get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    /// The mapping with `key` set; a new key goes last and stands where its value stands.
    public Mapping with(String key, Value value) {
      Entry old = entries.get(key);
      return old != null && old.value() == value
          ? this
          : of(own().with(key, new Entry(old == null ? value.span() : old.key(), value)));
    }

    /// The mapping without `key`.
    public Mapping without(String key) {
      return of(own().without(key));
    }

    /// The mapping with each value replaced; the same object when nothing changed.
    public Mapping map(Change change) {
      return of(own().map(change));
    }

    /// The mapping with each value replaced, and without the keys that get none; the same object
    /// when nothing changed.
    public Mapping sift(Sieve sieve) {
      return of(own().sift(sieve));
    }

    private Entries own() {
      return Entries.of(entries);
    }

    private Mapping of(Entries changed) {
      return changed == entries ? this : new Mapping(span, changed);
    }

    /// What [#sift] does to one key.
    @FunctionalInterface
    public interface Sieve {
      /// The value to put in the place of the entry's; null to leave the key out.
      @Nullable Value apply(String key, Entry entry);
    }

    /// What [#map] does to one key's value.
    @FunctionalInterface
    public interface Change {
      /// The value to put in the place of `value`.
      Value apply(String key, Value value);
    }
  }
}

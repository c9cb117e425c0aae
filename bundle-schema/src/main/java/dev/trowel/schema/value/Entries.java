package dev.trowel.schema.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keys of a mapping in the order written; never changed, so that mappings share it. A bundle
/// has hundreds of thousands of mappings, most of a few keys: those are searched one by one.
final class Entries extends AbstractMap<String, Value.Entry>
    implements SequencedMap<String, Value.Entry> {

  private static final int SEARCHED_ONE_BY_ONE = 8;

  private final String[] keys;
  private final Value.Entry[] values;

  /// One more than the place of each key, at a slot its hash leads to; null when there are few.
  private final int @Nullable [] places;

  private Entries(String[] keys, Value.Entry[] values) {
    this(keys, values, keys.length <= SEARCHED_ONE_BY_ONE ? null : places(keys));
  }

  private Entries(String[] keys, Value.Entry[] values, int @Nullable [] places) {
    this.keys = keys;
    this.values = values;
    this.places = places;
  }

  /// A map of the same content; the same object when it is one of these.
  static Entries of(SequencedMap<String, Value.Entry> map) {
    return map instanceof Entries same
        ? same
        : new Entries(
            map.keySet().toArray(new String[0]), map.values().toArray(new Value.Entry[0]));
  }

  /// With `entry` for `key`, which goes last when it is new. Other values leave the keys shared.
  Entries with(String key, Value.Entry entry) {
    int place = place(key);
    if (place < 0) {
      String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
      Value.Entry[] moreValues = Arrays.copyOf(values, keys.length + 1);
      moreKeys[keys.length] = key;
      moreValues[keys.length] = entry;
      return new Entries(moreKeys, moreValues);
    }
    Value.Entry[] others = values.clone();
    others[place] = entry;
    return new Entries(keys, others, places);
  }

  /// Without `key`.
  Entries without(String key) {
    int place = place(key);
    return place < 0 ? this : new Entries(cut(keys, place), cut(values, place));
  }

  private static <T> T[] cut(T[] all, int place) {
    T[] rest = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, place + 1, rest, place, rest.length - place);
    return rest;
  }

  /// With each value changed; the same object when none was.
  Entries map(Value.Mapping.Change change) {
    Value.Entry[] changed = values;
    for (int i = 0; i < keys.length; i++) {
      Value.Entry next = values[i].with(change.apply(keys[i], values[i].value()));
      if (next != values[i]) {
        changed = changed == values ? values.clone() : changed;
        changed[i] = next;
      }
    }
    return changed == values ? this : new Entries(keys, changed, places);
  }

  /// With each value changed or, for null, left out; the same object when none was.
  Entries sift(Value.Mapping.Sieve sieve) {
    String[] keptKeys = keys;
    Value.Entry[] kept = values;
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      Value next = sieve.apply(keys[i], values[i]);
      if (kept == values && next != values[i].value()) {
        keptKeys = keys.clone();
        kept = values.clone();
      }
      if (next != null && kept != values) {
        keptKeys[count] = keys[i];
        kept[count] = values[i].with(next);
      }
      count += next == null ? 0 : 1;
    }
    if (kept == values) {
      return this;
    }
    return count == keys.length
        ? new Entries(keys, kept, places)
        : new Entries(Arrays.copyOf(keptKeys, count), Arrays.copyOf(kept, count));
  }

  /// Whether one of the values passes.
  boolean anyMatch(Predicate<Value> test) {
    for (Value.Entry each : values) {
      if (test.test(each.value())) {
        return true;
      }
    }
    return false;
  }

  private static int[] places(String[] keys) {
    int[] places = new int[Integer.highestOneBit(keys.length) * 4];
    for (int i = 0; i < keys.length; i++) {
      int at = slot(keys[i], places);
      while (places[at] != 0) {
        at = next(at, places);
      }
      places[at] = i + 1;
    }
    return places;
  }

  private static int slot(Object key, int[] places) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (places.length - 1);
  }

  private static int next(int slot, int[] places) {
    return (slot + 1) & (places.length - 1);
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Value.@Nullable Entry get(@Nullable Object key) {
    int place = place(key);
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return place(key) >= 0;
  }

  private int place(@Nullable Object key) {
    if (key == null) {
      return -1;
    }
    return places == null ? search(key) : search(key, places);
  }

  private int search(Object key) {
    // Most keys are others, which their hashes, known by now, tell at once.
    int hash = key.hashCode();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].hashCode() == hash && keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private int search(Object key, int[] table) {
    int at = slot(key, table);
    while (table[at] != 0 && !keys[table[at] - 1].equals(key)) {
      at = next(at, table);
    }
    return table[at] - 1;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value.Entry> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, Value.Entry>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Value.Entry>> iterator() {
        return new Each();
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }

  @Override
  public SequencedMap<String, Value.Entry> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this).reversed());
  }

  private final class Each implements Iterator<Map.Entry<String, Value.Entry>> {
    private int at;

    @Override
    public boolean hasNext() {
      return at < keys.length;
    }

    @Override
    public Map.Entry<String, Value.Entry> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(keys[at], values[at++]);
    }
  }
}

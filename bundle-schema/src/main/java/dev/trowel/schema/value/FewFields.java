package dev.trowel.schema.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object, in the order in which they came.
///
/// Nearly all objects have few. Those stand in one array and are looked for one after the other: a
/// linked hash map is fast with three keys, too, but takes five times the memory, and a plan of
/// many resources holds several trees of each.
final class FewFields extends AbstractMap<String, JsonNode> {

  private static final int FEW = 8;
  private static final int FIRST = 4;
  private static final Object[] NONE = {};

  /// Names at even places, their values behind them; nothing once there are many.
  private @Nullable Object[] slots = NONE;

  private int size;
  private @Nullable Map<String, JsonNode> many;

  @Override
  public int size() {
    return many == null ? size : many.size();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return many == null ? place(name) >= 0 : many.containsKey(name);
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object name) {
    if (many != null) {
      return many.get(name);
    }
    int place = place(name);
    return place < 0 ? null : (JsonNode) slots[place + 1];
  }

  @Override
  public @Nullable JsonNode put(String name, JsonNode value) {
    if (many != null) {
      return many.put(name, value);
    }
    int place = place(name);
    if (place >= 0) {
      JsonNode old = (JsonNode) slots[place + 1];
      slots[place + 1] = value;
      return old;
    }
    return size < FEW ? append(name, value) : spread().put(name, value);
  }

  private @Nullable JsonNode append(String name, JsonNode value) {
    int end = 2 * size;
    if (end == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(FIRST, 2 * end));
    }
    slots[end] = name;
    slots[end + 1] = value;
    size++;
    return null;
  }

  private Map<String, JsonNode> spread() {
    Map<String, JsonNode> spread = new LinkedHashMap<>(this);
    many = spread;
    slots = NONE;
    size = 0;
    return spread;
  }

  @Override
  public @Nullable JsonNode remove(@Nullable Object name) {
    if (many != null) {
      return many.remove(name);
    }
    int place = place(name);
    return place < 0 ? null : cut(place);
  }

  private JsonNode cut(int place) {
    JsonNode old = (JsonNode) slots[place + 1];
    int end = 2 * size;
    System.arraycopy(slots, place + 2, slots, place, end - place - 2);
    Arrays.fill(slots, end - 2, end, null);
    size--;
    return old;
  }

  @Override
  public void clear() {
    slots = NONE;
    size = 0;
    many = null;
  }

  @Override
  public Set<Map.Entry<String, JsonNode>> entrySet() {
    return many == null ? new Fields() : many.entrySet();
  }

  /// As for any map; but that makes an entry for each field it looks at.
  @Override
  public boolean equals(@Nullable Object other) {
    if (many != null) {
      return many.equals(other);
    }
    if (!(other instanceof Map<?, ?> fields) || fields.size() != size) {
      return false;
    }
    for (int i = 0; i < 2 * size; i += 2) {
      if (!slots[i + 1].equals(fields.get(slots[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  private int place(@Nullable Object name) {
    for (int i = 0; i < 2 * size; i += 2) {
      if (slots[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private final class Fields extends AbstractSet<Map.Entry<String, JsonNode>> {

    @Override
    public int size() {
      return FewFields.this.size();
    }

    @Override
    public Iterator<Map.Entry<String, JsonNode>> iterator() {
      return new Each();
    }
  }

  private final class Each implements Iterator<Map.Entry<String, JsonNode>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < 2 * size;
    }

    @Override
    public Map.Entry<String, JsonNode> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return new Field((String) slots[next - 2], (JsonNode) slots[next - 1]);
    }

    @Override
    public void remove() {
      next -= 2;
      cut(next);
    }
  }

  /// One field, which may get another value.
  private final class Field extends SimpleEntry<String, JsonNode> {

    private static final long serialVersionUID = 1L;

    private Field(String name, JsonNode value) {
      super(name, value);
    }

    @Override
    public JsonNode setValue(JsonNode value) {
      put(getKey(), value);
      return super.setValue(value);
    }
  }
}

package dev.trowel.schema.shape;

import java.util.HashMap;
import java.util.Map;

/// Named types that refer to each other, each made when it is first asked for: of the hundred that
/// a kind may have, a bundle uses a few.
public final class Types {

  private final Map<String, Lazy<Schema>> types;

  private Types(Map<String, Lazy<Schema>> types) {
    this.types = types;
  }

  /// Types that are made already.
  public static Types of(Map<String, ? extends Schema> byName) {
    Map<String, Lazy<Schema>> types = new HashMap<>();
    byName.forEach((name, type) -> types.put(name, new Lazy<>(() -> type)));
    return new Types(types);
  }

  /// Types that are yet to be made.
  static Types later(Map<String, Lazy<Schema>> byName) {
    return new Types(new HashMap<>(byName));
  }

  /// These types, and of `others` those of other names.
  Types over(Types others) {
    Map<String, Lazy<Schema>> all = new HashMap<>(others.types);
    all.putAll(types);
    return new Types(all);
  }

  /// All of them.
  public Map<String, Schema> byName() {
    Map<String, Schema> byName = new HashMap<>();
    types.forEach((name, type) -> byName.put(name, type.get()));
    return Map.copyOf(byName);
  }

  /// The schema itself, or the type a [Schema.Ref] names.
  ///
  /// @throws IllegalStateException when the schema files name a type they do not hold
  public Schema resolve(Schema schema) {
    Schema at = schema;
    while (at instanceof Schema.Ref(String name)) {
      Lazy<Schema> next = types.get(name);
      if (next == null) {
        throw new IllegalStateException("no type " + name);
      }
      at = next.get();
    }
    return at;
  }
}

package dev.trowel.schema.bundle;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The objects of the workspace that resources of one target are to take over, as `trowel.adopt`
/// says.
///
/// @param entries in the order written; what is no key, or says nothing clear, is not among them
public record Adoptions(List<Entry> entries) {

  /// Where they stand.
  public static final Path PLACE = Path.of("trowel", "adopt");

  private static final String ID = "id";
  private static final String NAME = "name";

  public Adoptions {
    entries = List.copyOf(entries);
  }

  /// One object.
  ///
  /// @param at where it stands in the tree
  /// @param span where the object is named
  public record Entry(ResourceKey key, Wanted wanted, Path at, Span span) {}

  /// How an object is told from others.
  ///
  /// @param byName whether `text` is its name, not its id
  public record Wanted(String text, boolean byName) {
    /// `id 123`, `name "train"`.
    @Override
    public String toString() {
      return byName ? "name \"" + text + "\"" : "id " + text;
    }
  }

  /// What the resolved tree of a target says.
  public static Adoptions in(Mapping tree) {
    List<Entry> found = new ArrayList<>();
    for (Map.Entry<String, Value.Entry> each : written(tree).entries().entrySet()) {
      Value value = each.getValue().value();
      Optional<ResourceKey> key = Moves.key(new Text(each.getValue().key(), each.getKey()));
      Optional<Wanted> wanted = wanted(value);
      if (key.isPresent() && wanted.isPresent()) {
        found.add(new Entry(key.get(), wanted.get(), PLACE.field(each.getKey()), value.span()));
      }
    }
    return new Adoptions(found);
  }

  /// The mapping as it is written; empty where there is none.
  public static Mapping written(Mapping tree) {
    return Values.mapping(tree, "trowel", "adopt");
  }

  /// Which object `value` names: an id, or one of `id` and `name`; empty where it names none.
  public static Optional<Wanted> wanted(@Nullable Value value) {
    if (value instanceof Mapping named && isDirect(named)) {
      boolean byName = named.get(NAME) != null;
      return text(named.get(byName ? NAME : ID)).map(text -> new Wanted(text, byName));
    }
    return text(value).map(text -> new Wanted(text, false));
  }

  /// Whether a mapping names one object, and not one for each of several targets.
  public static boolean isDirect(Mapping mapping) {
    Set<String> keys = mapping.entries().keySet();
    boolean one = keys.equals(Set.of(ID)) || keys.equals(Set.of(NAME));
    return one && mapping.entries().values().stream().noneMatch(e -> e.value() instanceof Mapping);
  }

  private static Optional<String> text(@Nullable Value value) {
    return switch (value) {
      case Num(_, String number) -> Optional.of(number);
      case Text(_, String text) when !text.isBlank() && !text.contains("${") -> Optional.of(text);
      case null, default -> Optional.empty();
    };
  }
}

package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Lays trees over each other (format.md 2.3): mappings merge, lists concatenate, of leaves the
/// last wins, `null` says nothing. The cost is that of all trees read once.
public final class Merge {

  private final Diagnostics diagnostics;

  private Merge(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// All `layers`, at least one, as one tree. Of layers that do not fit together the first ones
  /// win, with an error.
  ///
  /// @param layers the trees, the one that yields first
  /// @param at where the trees stand in the bundle, for the messages
  /// @param diagnostics takes the errors
  public static Value merge(List<? extends Value> layers, Path at, Diagnostics diagnostics) {
    return new Merge(diagnostics).layers(layers, at);
  }

  private Value layers(List<? extends Value> layers, Path at) {
    List<Value> said = new ArrayList<>(layers.size());
    for (Value layer : layers) {
      if (!(layer instanceof Value.Null) && fits(said, layer, at)) {
        said.add(layer);
      }
    }
    return switch (said.size()) {
      case 0 -> layers.getFirst();
      case 1 -> said.getFirst();
      default -> several(said, at);
    };
  }

  private Value several(List<Value> layers, Path at) {
    return switch (layers.getFirst()) {
      case Mapping first -> mappings(first, layers, at);
      case Seq first -> lists(first, layers);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Secret _ ->
          layers.getLast();
    };
  }

  private Mapping mappings(Mapping first, List<Value> layers, Path at) {
    SequencedMap<String, List<Entry>> byKey = new LinkedHashMap<>();
    for (Value layer : layers) {
      ((Mapping) layer)
          .entries()
          .forEach((key, entry) -> byKey.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(entry));
    }
    SequencedMap<String, Entry> merged = new LinkedHashMap<>();
    for (Map.Entry<String, List<Entry>> each : byKey.entrySet()) {
      merged.put(each.getKey(), entry(each.getValue(), each.getKey(), at));
    }
    return new Mapping(first.span(), merged);
  }

  private Entry entry(List<Entry> layers, String key, Path at) {
    if (layers.size() == 1) {
      return layers.getFirst();
    }
    List<Value> values = layers.stream().map(Entry::value).toList();
    return layers.getFirst().with(layers(values, at.field(key)));
  }

  private static Seq lists(Seq first, List<Value> layers) {
    List<Value> items = new ArrayList<>();
    layers.forEach(layer -> items.addAll(((Seq) layer).items()));
    return new Seq(first.span(), items);
  }

  private boolean fits(List<Value> said, Value layer, Path at) {
    if (said.isEmpty() || kind(said.getLast()).equals(kind(layer))) {
      return true;
    }
    diagnostics.add(mismatch(said.getLast(), layer).at(at));
    return false;
  }

  private static Diagnostic mismatch(Value base, Value over) {
    String summary = "cannot merge " + kind(base) + " with " + kind(over);
    return Diagnostic.error("merge-mismatch", summary)
        .detail(
            "The value at "
                + over.span()
                + " lays over the one at "
                + base.span()
                + ", and both must be of one kind. Write them alike, or put what varies into a"
                + " variable.")
        .in(over.span())
        .in(base.span());
  }

  private static String kind(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool _ -> "bool";
      case Value.Num _ -> "number";
      case Value.Text _, Value.Secret _ -> "string";
      case Seq _ -> "sequence";
      case Mapping _ -> "map";
    };
  }
}

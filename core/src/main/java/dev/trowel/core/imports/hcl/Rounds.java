package dev.trowel.core.imports.hcl;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The elements of something to go through.
///
/// @param key the key of an object, or the index in a list
/// @param value what is there
public record Rounds(Value key, Value value) {

  /// All of them: those of an object by the order of their keys, as Terraform goes.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-left-out` when it has none
  public static List<Rounds> of(Value in) {
    List<Rounds> rounds = new ArrayList<>();
    switch (in) {
      case Seq seq ->
          seq.items()
              .forEach(
                  item -> rounds.add(new Rounds(new Num(item.span(), rounds.size() + ""), item)));
      case Mapping mapping ->
          new TreeMap<>(mapping.entries())
              .forEach((key, entry) ->
                  rounds.add(new Rounds(new Text(entry.key(), key), entry.value())));
      case Value.Null _, Value.Bool _, Num _, Text _, Value.Secret _ ->
          throw Unknown.at(in.span(), "this is nothing to go through");
    }
    return rounds;
  }

  /// An evaluation in which a name has this key and this value.
  public Evaluation in(Evaluation around, String name) {
    Mapping both = Mapping.empty(value.span()).with("key", key).with("value", value);
    return Loops.with(around, Map.of(name, both));
  }

  /// An evaluation in which `count.index` is this number.
  public static Evaluation counted(Value index, Evaluation around) {
    Mapping count = Mapping.empty(index.span()).with("index", index);
    return Loops.with(around, Map.of("count", count));
  }
}

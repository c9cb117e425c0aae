package dev.trowel.core.deploy;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Lets resources that got another key since have their former one again, with their objects.
final class MovedBack {
  private MovedBack() {}

  /// `former`, a tree of a bundle as it was, with the moves in `present` turned round.
  static Mapping in(Mapping former, Mapping present) {
    List<Value> moved = new ArrayList<>(Moves.list(former));
    int before = moved.size();
    Moves.in(present)
        .former()
        .forEach((now, keys) ->
            keys.stream()
                .filter(key -> isThere(former, key) && !isThere(former, now))
                .findFirst()
                .ifPresent(key -> moved.add(entry(now, key))));
    return moved.size() == before
        ? former
        : Values.put(former, new Seq(former.span(), moved), Moves.PLACE);
  }

  private static boolean isThere(Mapping tree, ResourceKey key) {
    return Values.find(tree, key.path()) != null;
  }

  private static Value entry(ResourceKey from, ResourceKey to) {
    Span place = Span.synthetic("rollback");
    return Mapping.empty(place)
        .with("from", new Text(place, from.toString()))
        .with("to", new Text(place, to.toString()));
  }
}

package dev.trowel.core.adopt;

import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.bundle.Adoptions.Wanted;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Which resource of a deployment has which object: what is recorded, and what the bundle says that
/// the next deployment takes over.
final class Holders {

  private final Map<Thing, ResourceKey> recorded = new HashMap<>();
  private final Map<Thing, ResourceKey> adopted = new HashMap<>();

  /// An object, as it is told from others.
  private record Thing(String kind, Wanted told) {}

  /// @param recorded what is deployed of the bundle
  Holders(Bundle bundle, SortedMap<ResourceKey, Recorded> recorded) {
    recorded.forEach((key, each) -> {
      if (key.part() == ResourceKey.Part.SELF) {
        this.recorded.put(new Thing(key.kind(), new Wanted(each.id(), false)), key);
      }
    });
    // An entry of what is recorded says nothing any more.
    Adoptions.in(bundle.tree()).entries().stream()
        .filter(entry -> !recorded.containsKey(entry.key()))
        .forEach(entry -> adopted.put(new Thing(entry.key().kind(), entry.wanted()), entry.key()));
  }

  /// Whether one of them has it.
  boolean have(LiveObject object) {
    return recordedAs(object).or(() -> adoptedAs(object)).isPresent();
  }

  /// Refuses an object that belongs to another resource than `key`.
  ///
  /// @param mayBeWritten whether the file of `key` may be written when it has the object already
  /// @throws StopException `adopt-taken`
  void refuse(ResourceKey key, LiveObject object, boolean mayBeWritten) {
    recordedAs(object)
        .filter(holder -> !(holder.equals(key) && mayBeWritten))
        .ifPresent(holder -> {
          throw taken(holder, object, "Let go of it first (trowel unbind %s)".formatted(holder));
        });
    adoptedAs(object)
        .filter(holder -> !(holder.equals(key) && mayBeWritten))
        .ifPresent(holder -> {
          throw taken(holder, object, "Take its entry out of trowel.adopt first");
        });
  }

  private Optional<ResourceKey> recordedAs(LiveObject object) {
    return Optional.ofNullable(recorded.get(thing(object, new Wanted(object.id(), false))));
  }

  private Optional<ResourceKey> adoptedAs(LiveObject object) {
    return Optional.ofNullable(adopted.get(thing(object, new Wanted(object.id(), false))))
        .or(() -> Optional.ofNullable(adopted.get(thing(object, new Wanted(object.name(), true)))));
  }

  private static Thing thing(LiveObject object, Wanted told) {
    return new Thing(object.kind().name(), told);
  }

  private static StopException taken(ResourceKey holder, LiveObject object, String wayOut) {
    return new StopException(
        Diagnostic.error(
                "adopt-taken", "the object %s belongs to %s already".formatted(object.id(), holder))
            .detail(
                "%s, or write over its file: --key %s --force. Nothing was written."
                    .formatted(wayOut, holder.name()))
            .at(holder.path()));
  }
}

package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Awaiting;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.event.Event;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.ready.ModelLookup.Found;
import dev.trowel.core.ready.Readiness.Awaited;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Waits for the models that a resource names before it is made or changed.
///
/// @param rest reads the workspace
/// @param awaited what is waited for, by resource
public record ModelWaiting(RestClient rest, SortedMap<ResourceKey, Awaited> awaited)
    implements Awaiting {

  @Override
  public Ready before(Planned line, Settings settings, Waiter waiter) {
    Awaited wanted = awaited.get(line.key());
    if (wanted == null) {
      return new Ready.Now(settings);
    }
    Map<ModelRef, String> numbers = new HashMap<>();
    List<ModelRef> missing = wanted.missing();
    waiter.events().accept(new Event.Waiting(line.key(), wanted.text()));
    boolean there = waiter.within(wanted.longest(), () -> areThere(missing, numbers));
    return there
        ? new Ready.Now(filled(settings, numbers))
        : new Ready.Not(late(line, wanted, numbers));
  }

  private boolean areThere(List<ModelRef> missing, Map<ModelRef, String> numbers) {
    for (ModelRef ref : missing) {
      if (!numbers.containsKey(ref)
          && ModelLookup.ask(rest, ref) instanceof Found.There(String number)) {
        numbers.put(ref, number);
      }
    }
    return numbers.keySet().containsAll(missing);
  }

  private static Settings filled(Settings settings, Map<ModelRef, String> numbers) {
    ObjectNode tree = settings.value().deepCopy();
    ModelUses.fill(tree, ref -> Optional.ofNullable(numbers.get(ref)));
    return Settings.of(tree, settings.types());
  }

  private static Diagnostic late(Planned line, Awaited wanted, Map<ModelRef, String> found) {
    List<ModelRef> still =
        wanted.missing().stream().filter(ref -> !found.containsKey(ref)).toList();
    Diagnostic late =
        Diagnostic.error(
                "model-late",
                "%s waited %s s for %s, which is still not there"
                    .formatted(line.key(), wanted.longest().toSeconds(), ModelRef.text(still)))
            .detail(
                "All that does not need it was deployed. Bring the version about, and deploy"
                    + " again.")
            .at(line.key().path());
    return line.span().map(late::in).orElse(late);
  }
}

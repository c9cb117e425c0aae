package dev.trowel.core.plan;

import dev.trowel.core.kind.History;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Begun;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds which of the objects that go have a history that goes with them.
final class Pasts {

  /// One object to ask about.
  private record Asked(ResourceKey key, String id, History history) {}

  private Pasts() {}

  /// Begins to ask about what is to go, before it is known which of it is there.
  ///
  /// @param going what is recorded of it
  static Map<ResourceKey, Begun<Boolean>> ahead(
      Map<ResourceKey, Recorded> going,
      Function<ResourceKey, Optional<ResourceKind>> kinds,
      RestClient rest) {
    Map<ResourceKey, Begun<Boolean>> begun = new HashMap<>();
    going.forEach((key, recorded) ->
        kinds
            .apply(key)
            .flatMap(ResourceKind::history)
            .map(history -> new Asked(key, recorded.id(), history))
            .ifPresent(asked -> begun.put(key, Begun.of(() -> hasPast(asked, rest)))));
    return begun;
  }

  /// The keys of the `lines` that destroy a history, all asked about at once. Where the workspace
  /// does not tell, there is taken to be one.
  ///
  /// @param begun as [#ahead] makes it
  static SortedSet<ResourceKey> of(
      Collection<Planned> lines, Map<ResourceKey, Begun<Boolean>> begun, RestClient rest) {
    List<Asked> asked =
        lines.stream()
            .flatMap(line -> line.kind().history().flatMap(h -> asked(line, h)).stream())
            .toList();
    List<Boolean> answers =
        Parallel.map(
            asked,
            each -> {
              Begun<Boolean> known = begun.get(each.key());
              return known == null ? hasPast(each, rest) : known.get();
            });
    SortedSet<ResourceKey> found = new TreeSet<>();
    for (int i = 0; i < asked.size(); i++) {
      if (answers.get(i)) {
        found.add(asked.get(i).key());
      }
    }
    return found;
  }

  private static Optional<Asked> asked(Planned line, History history) {
    return switch (line.change()) {
      case Change.Delete(ResourceKey key, String id) -> Optional.of(new Asked(key, id, history));
      case Change.Replace(ResourceKey key, String id, _) ->
          Optional.of(new Asked(key, id, history));
      case Change.Keep _, Change.Create _, Change.Update _ -> Optional.empty();
      case Change.Resize _, Change.Rename _, Change.Forget _ -> Optional.empty();
    };
  }

  private static boolean hasPast(Asked asked, RestClient rest) {
    return switch (rest.send(asked.history().of(asked.id()))) {
      case Answer.Ok ok -> asked.history().isIn(ok.body());
      case Answer.Refused refused -> !refused.isNotFound();
      case Answer.Unclear _ -> true;
    };
  }
}

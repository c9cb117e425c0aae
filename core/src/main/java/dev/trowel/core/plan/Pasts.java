package dev.trowel.core.plan;

import dev.trowel.core.kind.History;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds which of the objects that go have a history that goes with them.
final class Pasts {

  /// One object to ask about.
  private record Asked(ResourceKey key, String id, History history) {}

  private Pasts() {}

  /// The keys of the `lines` that destroy a history, all asked about at once. Where the workspace
  /// does not tell, there is taken to be one.
  static SortedSet<ResourceKey> of(Collection<Planned> lines, RestClient rest) {
    List<Asked> asked =
        lines.stream()
            .flatMap(line -> line.kind().history().flatMap(h -> asked(line, h)).stream())
            .toList();
    List<Boolean> answers = Parallel.map(asked, each -> hasPast(each, rest));
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

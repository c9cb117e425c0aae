package dev.trowel.app.command;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the resource that somebody names with its kind, as in `jobs.train`, or without.
final class Naming {

  private Naming() {}

  /// The key that `text` means.
  ///
  /// @param recorded keys that may be meant besides those of the bundle
  /// @throws StopException `bind-undeclared` where it means none, `bad-usage` where it means
  ///   several
  static ResourceKey key(String text, Bundle bundle, Collection<ResourceKey> recorded) {
    if (text.contains(".")) {
      return StateKeys.parse(text);
    }
    TreeSet<ResourceKey> all = new TreeSet<>(bundle.resources().keySet());
    recorded.forEach(key -> all.add(key.owner()));
    List<ResourceKey> found = all.stream().filter(key -> key.name().equals(text)).toList();
    if (found.size() > 1) {
      String keys = found.stream().map(Object::toString).collect(Collectors.joining(", "));
      throw new StopException(
          Diagnostic.error("bad-usage", text + " may be any of " + keys)
              .detail("Write the kind, too: " + found.getFirst() + "."));
    }
    return found.stream().findFirst().orElseThrow(() -> unknown(text, all));
  }

  private static StopException unknown(String text, Collection<ResourceKey> all) {
    return new StopException(
        Diagnostic.error("bind-undeclared", "no such resource in the bundle: " + text)
            .detail(
                Suggestion.advice(
                    text,
                    all.stream().map(ResourceKey::name).toList(),
                    "Declare it first: trowel generate writes it as the object is.")));
  }
}

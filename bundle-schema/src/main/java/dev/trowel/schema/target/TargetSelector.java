package dev.trowel.schema.target;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Loaded;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// From a whole bundle to one of its targets (format.md 3, load).
public final class TargetSelector {

  private TargetSelector() {}

  /// The names of all targets in the order written; a bundle without any has one called `default`.
  public static List<String> names(Loaded bundle) {
    return TargetChoice.names(bundle.tree());
  }

  /// The target that `options` mean, laid over the bundle.
  ///
  /// @param diagnostics what loading had to say; takes the errors of selecting
  /// @throws StopException when it is not clear which target is meant
  public static Selected select(Loaded bundle, Options options, Diagnostics diagnostics) {
    String name = choose(bundle, options, diagnostics);
    Mapping tree = Overlay.apply(bundle.tree(), name, diagnostics);
    Overlay.refuseEmptyResources(tree, diagnostics);
    RepeatedKeys.refuse(bundle.tree(), name, diagnostics);
    EngineChoice.check(tree, options, diagnostics);
    return new Selected(
        bundle.root().folder(),
        bundle.root().name(),
        name,
        tree,
        bundle.includes(),
        diagnostics.list(),
        Values.find(bundle.tree(), "targets", name, "workspace", "root_path") instanceof Text,
        bundle.allowances());
  }

  private static String choose(Loaded bundle, Options options, Diagnostics diagnostics) {
    try {
      String name = TargetChoice.choose(bundle.tree(), options);
      TargetChoice.requireFolderName(name, bundle.tree());
      return name;
    } catch (StopException stop) {
      diagnostics.addAll(stop.diagnostics());
      throw new StopException(diagnostics.list());
    }
  }
}

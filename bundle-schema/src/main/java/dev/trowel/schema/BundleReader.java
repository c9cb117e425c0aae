package dev.trowel.schema;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Loaded;
import dev.trowel.schema.load.Loader;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.ResolvedTrowel;
import dev.trowel.schema.load.RootFile;
import dev.trowel.schema.load.RootFinder;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.preset.Resolution;
import dev.trowel.schema.rule.Rules;
import dev.trowel.schema.target.TargetSelector;
import java.nio.file.Path;
import java.util.List;

/// Reads bundles: from the text of files to one target, with everything there is to say about it on
/// the way.
public final class BundleReader {

  private BundleReader() {}

  /// One target of the bundle that `folder` lies in, merged from all its files, references not yet
  /// resolved. Faults are in [Selected#diagnostics]; the tree then holds what could be read, so
  /// that later stages find theirs, too.
  ///
  /// @throws StopException when there is no bundle, its root file cannot be read, or it is not
  ///   clear which target is meant; it carries all that was found until then
  public static Selected select(Path folder, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    Loaded bundle = load(folder, options, diagnostics);
    return TargetSelector.select(bundle, options, diagnostics);
  }

  /// Every target of the bundle that `folder` lies in, in the order written; its files are read
  /// once. What none of them uses is warned of, too.
  ///
  /// @throws StopException as [#select]
  public static List<Selected> selectAll(Path folder, Options options) {
    Diagnostics found = new Diagnostics();
    Loaded bundle = load(folder, options, found);
    found.addAll(bundle.unused());
    return TargetSelector.names(bundle).stream()
        .map(name -> TargetSelector.select(bundle, options.withTarget(name), copy(found)))
        .toList();
  }

  private static Diagnostics copy(Diagnostics found) {
    Diagnostics copy = new Diagnostics();
    copy.addAll(found.list());
    return copy;
  }

  /// The bundle that the selected target makes, with all rules checked: as far as can be known
  /// before deploying.
  ///
  /// @param selected one target, from [#select]
  /// @param inputs what the caller adds to the files, such as `--var`
  /// @param facts what the surroundings say; what they do not say stays symbolic
  /// @param diagnostics takes all that is found, first what selecting found; with errors among it
  ///   the bundle is only good to show
  public static Bundle read(
      Selected selected, Inputs inputs, Facts facts, Diagnostics diagnostics) {
    diagnostics.addAll(selected.diagnostics());
    Bundle bundle = Resolution.resolve(selected, inputs, facts, diagnostics);
    ResolvedTrowel.check(bundle.tree(), diagnostics);
    Rules.check(bundle, diagnostics);
    return bundle;
  }

  /// The names of all targets in the order written; a bundle without any has one called `default`.
  ///
  /// @throws StopException when there is no bundle, or its root file cannot be read
  public static List<String> targets(Path folder, Options options) {
    return TargetSelector.names(load(folder, options, new Diagnostics()));
  }

  /// The bundle that `folder` lies in, merged from all its files, before a target is chosen.
  ///
  /// @throws StopException when there is no bundle, or its root file cannot be read
  public static Loaded load(Path folder, Options options, Diagnostics diagnostics) {
    RootFile root = RootFinder.find(folder, options);
    return Loader.load(root, options.contents(), diagnostics);
  }
}

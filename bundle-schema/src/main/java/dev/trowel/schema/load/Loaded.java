package dev.trowel.schema.load;

import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// A bundle with all its files merged, before a target is chosen.
///
/// @param root where it starts
/// @param tree the merged tree, with `targets`
/// @param layers the tree of each file that was read, the root file first; what they share with
///   `tree` is there once
/// @param includes the included files in the order merged, relative to the root, with `/`
/// @param unused warnings of what no target uses, for who asks about all of them
/// @param allowances the findings that comments in the files allow
public record Loaded(
    RootFile root,
    Mapping tree,
    List<Mapping> layers,
    List<String> includes,
    List<Diagnostic> unused,
    Allowances allowances) {
  public Loaded {
    layers = List.copyOf(layers);
    unused = List.copyOf(unused);
    includes = List.copyOf(includes);
  }
}

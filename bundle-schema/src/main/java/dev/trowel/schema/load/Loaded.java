package dev.trowel.schema.load;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// A bundle with all its files merged, before a target is chosen.
///
/// @param root where it starts
/// @param tree the merged tree, with `targets`
/// @param includes the included files in the order merged, relative to the root, with `/`
/// @param unused warnings of what no target uses, for who asks about all of them
public record Loaded(RootFile root, Mapping tree, List<String> includes, List<Diagnostic> unused) {
  public Loaded {
    unused = List.copyOf(unused);
    includes = List.copyOf(includes);
  }
}

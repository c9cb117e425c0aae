package dev.trowel.schema.load;

import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// A bundle with all its files merged, before a target is chosen.
///
/// @param root where it starts
/// @param tree the merged tree, with `targets`
/// @param includes the included files in the order merged, relative to the root, with `/`
/// @param allowances the findings that comments in the files allow
public record Loaded(RootFile root, Mapping tree, List<String> includes, Allowances allowances) {
  public Loaded {
    includes = List.copyOf(includes);
  }
}

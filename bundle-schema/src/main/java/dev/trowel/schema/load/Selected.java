package dev.trowel.schema.load;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.file.Path;
import java.util.List;

/// One target of a bundle, merged from all its files, before any reference is resolved.
///
/// @param root the folder of the root file, absolute
/// @param rootFile the root file's name, such as `databricks.yml`
/// @param target the name of the target
/// @param tree the merged tree: includes merged in, the target laid over, `targets` and
///   `environments` taken out, `bundle.target` and `bundle.environment` set; lists are not yet
///   merged by key (format.md 3, step 28)
/// @param includes the included files in the order merged, relative to `root`, with `/`
/// @param diagnostics what reading had to say so far; with errors among it the tree holds what
///   could be read
/// @param rootPathInTarget whether the target itself says `workspace.root_path` (format.md 2.4)
/// @param allowances the findings that comments in the files allow
public record Selected(
    Path root,
    String rootFile,
    String target,
    Mapping tree,
    List<String> includes,
    List<Diagnostic> diagnostics,
    boolean rootPathInTarget,
    Allowances allowances) {

  public Selected {
    requireNonNull(root, "root is null");
    requireNonNull(rootFile, "rootFile is null");
    requireNonNull(target, "target is null");
    requireNonNull(tree, "tree is null");
    includes = List.copyOf(includes);
    diagnostics = List.copyOf(diagnostics);
  }

  /// The same with another tree.
  public Selected with(Mapping other) {
    return new Selected(
        root, rootFile, target, other, includes, diagnostics, rootPathInTarget, allowances);
  }
}

package dev.trowel.app.console;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import org.jspecify.annotations.Nullable;

/// Which bundle, which target, where to: the first lines of `validate` and `summary` (format.md
/// 1.3).
final class BundleHeader {

  private BundleHeader() {}

  /// The lines, without an empty one after them; what is not known is left out.
  static String of(Bundle bundle) {
    Value tree = bundle.tree();
    return line("Name:", bundle.name())
        + line("Target:", bundle.target())
        + "Workspace:\n"
        + line("  Host:", Values.text(tree, "workspace", "host"))
        + line("  User:", Values.text(tree, "workspace", "current_user", "userName"))
        + line("  Path:", bundle.layout().root());
  }

  private static String line(String label, @Nullable String value) {
    return value == null || value.isEmpty() ? "" : label + " " + value + "\n";
  }
}

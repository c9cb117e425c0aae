package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// Whether the bundle is content with the version of the format that is read here
/// (`bundle.databricks_cli_version`, format.md 2.2).
final class CliVersion {

  private static final List<Integer> COMPATIBLE = List.of(1, 14, 0);

  private CliVersion() {}

  static void check(Mapping tree, Diagnostics diagnostics) {
    Path path = Path.of("bundle", "databricks_cli_version");
    Value written = Values.find(tree, path);
    if (!(written instanceof Text text)) {
      return;
    }
    Optional<VersionConstraint> constraint = VersionConstraint.of(text.text());
    if (constraint.isEmpty()) {
      diagnostics.add(unreadable(text).at(path).in(text.span()));
    } else if (!constraint.get().accepts(COMPATIBLE)) {
      diagnostics.add(unmet(text).at(path).in(text.span()));
    }
  }

  private static Diagnostic unreadable(Text text) {
    return Diagnostic.error(
            "cli-version", "invalid version constraint \"" + text.text() + "\" specified")
        .detail("Write it like \">= 0.218.0\", \"0.2.*\" or \">= 0.218.0, <= 1.2.0\".");
  }

  private static Diagnostic unmet(Text text) {
    return Diagnostic.error(
            "cli-version",
            "version constraint not satisfied. Required: " + text.text() + ", current: 1.14.0")
        .detail(
            "Trowel reads bundles as version 1.14.0 of the databricks program does. Widen"
                + " bundle.databricks_cli_version when the bundle works with it.");
  }
}

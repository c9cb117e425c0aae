package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Values;

/// A setting of the format that is on does something here (docs/differences.md).
final class SettingsHaveAnEffect implements Rule {

  private static final Path FOLDER = Path.of("experimental", "immutable_folder");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (Values.find(bundle.tree(), FOLDER) instanceof Bool(var place, boolean on) && on) {
      diagnostics.add(
          Diagnostic.warning(
                  "setting-without-effect", "%s has no effect in Trowel".formatted(FOLDER))
              .detail("Files go to workspace.file_path, as without it. Take it away.")
              .at(FOLDER)
              .in(place));
    }
  }
}

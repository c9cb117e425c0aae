package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;

/// A bundle has a name: the folder it is deployed to is called after it, so that two without one
/// would take each other's place.
final class BundlesHaveNames implements Rule {

  private static final String SECTION = "bundle";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Mapping section = Values.mapping(bundle.tree(), SECTION);
    Path at = Path.of(SECTION, "name");
    if (!OneIsChosen.isSet(section.get("name")) && !isLeftOut(at, bundle)) {
      diagnostics.add(
          Diagnostic.error("bundle-name-missing", "the bundle has no name")
              .detail("Set bundle.name; the folder it is deployed to is called after it.")
              .at(at)
              .in(Places.start(section)));
    }
  }

  /// Whether a name may have stood in what could not be read.
  private static boolean isLeftOut(Path at, Inspected bundle) {
    return bundle.isDropped(at)
        || bundle.isDropped(Path.of(SECTION))
        || bundle.before().stream().anyMatch(each -> each.code().equals("not-a-bundle-file"));
  }
}

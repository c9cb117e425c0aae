package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import java.util.Set;

/// The etag by which changes made by hand are noticed comes from the workspace (format.md 7).
final class EtagsAreNotSet implements Rule {

  private static final String ETAG = "etag";
  private static final Set<String> KINDS = Set.of("dashboards", "genie_spaces");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      Value etag = resource.settings().get(ETAG);
      if (etag != null && KINDS.contains(resource.key().kind())) {
        diagnostics.add(
            Diagnostic.error("etag-set", resource.key() + " has an etag set")
                .detail("The workspace gives it, and Trowel keeps it. Take the field away.")
                .at(resource.key().path().field(ETAG))
                .in(etag.span()));
      }
    }
  }
}

package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;

/// Every dashboard that is deployed is published, whatever its bundle says (format.md 4.11).
final class PublishingIsNotChosen implements Rule {

  private static final String KIND = "dashboards";
  private static final String PUBLISHED = "published";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      Value published = resource.settings().get(PUBLISHED);
      if (published != null && resource.key().kind().equals(KIND)) {
        diagnostics.add(
            Diagnostic.warning("published-set", "published has no effect: dashboards always are")
                .detail("Take the field away. What is not to be published is not deployed.")
                .at(resource.key().path().field(PUBLISHED))
                .in(published.span()));
      }
    }
  }
}

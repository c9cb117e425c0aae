package dev.trowel.core.deploy;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Keeps what the bundle protects with `lifecycle.prevent_destroy` (format.md 1.5).
final class Protection {

  private static final String FIELD = "lifecycle";

  private Protection() {}

  /// The plan, if it destroys nothing that the bundle protects.
  ///
  /// @throws StopException with code `destroy-prevented`, all such resources told
  static Plan respected(Plan plan, Bundle bundle) {
    List<Diagnostic> refused =
        plan.changes().stream()
            .filter(line -> line.change().isDestructive() && isProtected(line, bundle))
            .map(line -> prevented(line, bundle))
            .toList();
    if (!refused.isEmpty()) {
      throw new StopException(refused);
    }
    return plan;
  }

  private static boolean isProtected(Planned line, Bundle bundle) {
    Resource resource = bundle.resources().get(line.key());
    return resource != null && resource.preventDestroy();
  }

  private static Diagnostic prevented(Planned line, Bundle bundle) {
    ResourceKey key = line.key();
    Resource resource = bundle.resources().get(key);
    Diagnostic refusal =
        Diagnostic.error(
                "destroy-prevented",
                "resource %s has lifecycle.prevent_destroy set, but would be recreated or destroyed"
                    .formatted(key))
            .detail(
                "Nothing was changed. Take back the change that needs it, or set prevent_destroy:"
                    + " false.")
            .at(key.path().field(FIELD).field("prevent_destroy"));
    return resource == null ? refusal : refusal.in(resource.settings().span());
  }
}

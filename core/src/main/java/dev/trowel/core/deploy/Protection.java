package dev.trowel.core.deploy;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps what is protected with `lifecycle.prevent_destroy`: by the bundle (format.md 1.5), or by
/// an earlier deployment.
final class Protection {

  private static final String CODE = "destroy-prevented";

  private Protection() {}

  /// Where a bundle protects a resource.
  static Path place(ResourceKey key) {
    return key.path().field("lifecycle").field("prevent_destroy");
  }

  /// The plan, if it destroys nothing that the bundle protects.
  ///
  /// @throws StopException with code `destroy-prevented`, all such resources told
  static Plan respected(Plan plan, Bundle bundle) {
    List<Diagnostic> refused =
        destroyed(plan)
            .flatMap(line -> declared(line, bundle).stream())
            .map(Protection::prevented)
            .toList();
    if (!refused.isEmpty()) {
      throw new StopException(refused);
    }
    return plan;
  }

  /// Errors for what `plan` destroys although an earlier deployment protected it.
  static List<Diagnostic> remembered(Plan plan, Protections protections, Bundle bundle) {
    return destroyed(plan)
        .filter(line -> declared(line, bundle).isEmpty())
        .flatMap(line ->
            Optional.ofNullable(protections.since(line.key()))
                .map(since -> remembered(line, since, bundle.resources().containsKey(line.key())))
                .stream())
        .toList();
  }

  private static Stream<Planned> destroyed(Plan plan) {
    return plan.changes().stream()
        .filter(
            line -> line.change().isDestructive() && line.key().part() == ResourceKey.Part.SELF);
  }

  private static Optional<Resource> declared(Planned line, Bundle bundle) {
    return Optional.ofNullable(bundle.resources().get(line.key())).filter(Resource::preventDestroy);
  }

  private static Diagnostic prevented(Resource resource) {
    return Diagnostic.error(
            CODE,
            "resource %s has lifecycle.prevent_destroy set, but would be recreated or destroyed"
                .formatted(resource.key()))
        .detail(
            "Nothing was changed. Take back the change that needs it, or deploy it with"
                + " prevent_destroy: false first.")
        .at(place(resource.key()))
        .in(resource.settings().span());
  }

  private static Diagnostic remembered(Planned line, Protections.Since since, boolean isInBundle) {
    String where = since.place().isEmpty() ? "" : " at " + since.place();
    String wayOut =
        isInBundle
            ? "Deploy the lifted protection alone first, and what destroys the resource afterwards."
            : "To destroy it all the same, put its block back with lifecycle: {prevent_destroy:"
                + " false}, deploy, and then take it away.";
    Diagnostic found =
        Diagnostic.error(
                CODE,
                "resource %s is protected by lifecycle.prevent_destroy, but would be recreated or"
                        .formatted(line.key())
                    + " destroyed")
            .detail(
                "It was protected by deployment %d%s, and no deployment has lifted that since. %s"
                    .formatted(since.serial(), where, wayOut))
            .at(line.key().path());
    return line.span().map(found::in).orElse(found);
  }
}

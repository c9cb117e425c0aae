package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sets the bundle's `run_as` on what runs and has none of its own (format.md 2.11).
final class RunAs implements Step {

  private static final String FIELD = "run_as";
  private static final Path PATH = Path.of(FIELD);
  private static final String USER = "user_name";
  private static final String PRINCIPAL = "service_principal_name";

  /// Kinds that run as their owner, and as nobody else.
  private static final Set<String> AS_OWNER =
      Set.of("model_serving_endpoints", "quality_monitors", "apps");

  private final @Nullable Mapping identity;

  private RunAs(@Nullable Mapping identity) {
    this.identity = identity;
  }

  /// The step for the `run_as` of `tree`; does nothing when there is none.
  static RunAs of(Mapping tree) {
    boolean legacy =
        Values.find(tree, "experimental", "use_legacy_run_as")
                instanceof Value.Bool(_, boolean on)
            && on;
    return new RunAs(!legacy && tree.get(FIELD) instanceof Mapping written ? written : null);
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    return identity != null && subject.facets().runAs() && Fields.isUnset(resource.get(FIELD))
        ? resource.with(FIELD, identity)
        : resource;
  }

  /// Reports a `run_as` that names nobody or two, or somebody else than the owner of what only runs as its owner.
  static void check(Mapping tree, Names deployer, Diagnostics diagnostics) {
    if (!(tree.get(FIELD) instanceof Mapping written)) {
      return;
    }
    Optional<String> user = identity(written, USER);
    Optional<String> principal = identity(written, PRINCIPAL);
    if (user.isPresent() == principal.isPresent()) {
      diagnostics.add(notOne(written, user.isPresent()));
      return;
    }
    String identity = user.or(() -> principal).orElse("");
    if (deployer.known() && !identity.equals(deployer.userName())) {
      AS_OWNER.forEach(kind -> asOwner(tree, kind, identity, deployer, diagnostics));
    }
  }

  private static Optional<String> identity(Mapping runAs, String field) {
    return runAs.get(field) instanceof Text(_, String name) && !name.isEmpty()
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Diagnostic notOne(Mapping written, boolean both) {
    String summary =
        both
            ? "run_as section cannot specify both user_name and service_principal_name"
            : "run_as section must specify exactly one identity. Neither service_principal_name nor"
                + " user_name is specified";
    return Diagnostic.error("run-as-invalid", summary)
        .detail("Give one of user_name and service_principal_name, or take run_as away.")
        .at(PATH)
        .in(written.span());
  }

  private static void asOwner(
      Mapping tree, String kind, String identity, Names deployer, Diagnostics diagnostics) {
    Mapping resources = Values.mapping(tree, "resources", kind);
    if (resources.entries().isEmpty()) {
      return;
    }
    diagnostics.add(
        Diagnostic.error(
                "run-as-unsupported",
                kind + " do not support a setting a run_as user that is different from the owner")
            .detail(
                "Current identity: %s. Run as identity: %s. Deploy as the identity they shall run as, or take them out of this target."
                    .formatted(deployer.userName(), identity))
            .at(PATH)
            .in(Values.nearestSpan(tree, PATH))
            .in(resources.span()));
  }
}

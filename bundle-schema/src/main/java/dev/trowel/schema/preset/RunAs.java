package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.RunsAs;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets the bundle's `run_as` on what runs and has none of its own (format.md 2.11).
final class RunAs implements Step {

  private static final String FIELD = "run_as";
  private static final Path PATH = Path.of(FIELD);
  private static final String OWNER = "IS_OWNER";
  private static final String USER = "user_name";
  private static final String PRINCIPAL = "service_principal_name";

  private final @Nullable Mapping identity;
  private final boolean legacy;

  private RunAs(@Nullable Mapping identity, boolean legacy) {
    this.identity = identity;
    this.legacy = legacy;
  }

  /// The step for the `run_as` of `tree`; does nothing when there is none.
  static RunAs of(Mapping tree) {
    return new RunAs(tree.get(FIELD) instanceof Mapping written ? written : null, isLegacy(tree));
  }

  private static boolean isLegacy(Mapping tree) {
    return Values.isTrue(tree, "experimental", "use_legacy_run_as");
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (identity == null) {
      return resource;
    }
    return switch (subject.facets().runsAs()) {
      case NOBODY, OWNER -> resource;
      case ANYONE -> Fields.absent(resource, FIELD, identity);
      case OWNER_ONCE ->
          legacy ? owned(resource, identity) : Fields.absent(resource, FIELD, identity);
    };
  }

  private static Mapping owned(Mapping resource, Mapping identity) {
    String level = BundlePermissions.LEVEL;
    List<Value> permissions = new ArrayList<>();
    Values.items(resource, BundlePermissions.FIELD).stream()
        .filter(each -> !OWNER.equals(Values.text(each, level)))
        .forEach(permissions::add);
    permissions.add(identity.with(level, new Text(identity.span(), OWNER)));
    return resource.with(BundlePermissions.FIELD, new Seq(identity.span(), permissions));
  }

  /// Reports a `run_as` that names nobody or two, or somebody else than the owner of what only runs
  /// as its owner.
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
    if (isLegacy(tree)) {
      diagnostics.add(legacy(written));
      return;
    }
    String identity = user.or(() -> principal).orElse("");
    if (deployer.known() && !identity.equals(deployer.userName())) {
      Steps.resources(tree)
          .entries()
          .keySet()
          .forEach(kind ->
              ownedOnly(tree, kind)
                  .ifPresent(at ->
                      diagnostics.add(
                          unsupported(kind, identity, deployer)
                              .in(Values.nearestSpan(tree, PATH))
                              .in(at))));
    }
  }

  /// Where the bundle has something of this kind that runs as its owner alone.
  private static Optional<Span> ownedOnly(Mapping tree, String kind) {
    Mapping resources = Values.mapping(tree, "resources", kind);
    Optional<Facets> facets = Schemas.kind(kind).map(KindSchema::facets);
    if (facets.isEmpty() || resources.entries().isEmpty()) {
      return Optional.empty();
    }
    if (facets.get().runsAs() == RunsAs.OWNER) {
      return Optional.of(resources.span());
    }
    String when = facets.get().ownerWhen();
    return resources.entries().values().stream()
        .map(entry -> Values.find(entry.value(), when))
        .filter(value -> value instanceof Bool(_, boolean on) && on)
        .map(Value::span)
        .findFirst();
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

  private static Diagnostic legacy(Mapping written) {
    return Diagnostic.warning("run-as-legacy", "You are using the legacy mode of run_as")
        .detail(
            "It makes the identity owner of the pipelines, which only an administrator may do. Take"
                + " experimental.use_legacy_run_as away.")
        .at(PATH)
        .in(written.span());
  }

  private static Diagnostic unsupported(String kind, String identity, Names deployer) {
    return Diagnostic.error(
            "run-as-unsupported",
            kind + " do not support a setting a run_as user that is different from the owner")
        .detail(
            "Current identity: %s. Run as identity: %s. Deploy as the identity they shall run as, or take them out of this target."
                .formatted(deployer.userName(), identity))
        .at(PATH);
  }
}

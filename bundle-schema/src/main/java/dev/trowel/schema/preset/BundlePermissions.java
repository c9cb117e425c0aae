package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds the bundle's permissions to every resource that has permissions, at the levels of its kind
/// (format.md 2.12).
final class BundlePermissions implements Step {

  static final String FIELD = "permissions";
  static final String LEVEL = "level";
  private static final List<String> LEVELS = List.of("CAN_MANAGE", "CAN_VIEW", "CAN_RUN");

  private final List<Value> permissions;
  private final Diagnostics diagnostics;

  /// @param permissions the bundle's permissions
  BundlePermissions(List<Value> permissions, Diagnostics diagnostics) {
    this.permissions = List.copyOf(permissions);
    this.diagnostics = diagnostics;
  }

  /// Reports levels that the bundle's permissions cannot have.
  static void check(Mapping tree, Diagnostics diagnostics) {
    List<Value> permissions = Values.items(tree, FIELD);
    for (int i = 0; i < permissions.size(); i++) {
      if (Values.find(permissions.get(i), LEVEL) instanceof Text written
          && written instanceof Text(var place, String level)
          && !LEVELS.contains(level)) {
        diagnostics.add(
            Diagnostic.error(
                    "permission-level-invalid",
                    "invalid permission level: %s, allowed values: [%s]"
                        .formatted(level, String.join(", ", LEVELS)))
                .detail("Levels of one kind only are given in the resource's own permissions.")
                .at(Path.of(FIELD).index(i).field(LEVEL))
                .in(place)
                .fix(Suggestion.mend(written, LEVELS)));
      }
    }
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (permissions.isEmpty() || subject.facets().levels().isEmpty()) {
      return resource;
    }
    List<Value> own = Values.items(resource, FIELD);
    List<Value> all = new ArrayList<>(own);
    for (Value permission : permissions) {
      level(subject, permission)
          .filter(_ -> isNew(subject, own, permission))
          .ifPresent(level -> all.add(at(permission, level)));
    }
    if (all.size() == own.size()) {
      return resource;
    }
    Value written = resource.get(FIELD);
    Value place = written == null ? permissions.getFirst() : written;
    return resource.with(FIELD, new Seq(place.span(), all));
  }

  private static Optional<String> level(Subject subject, Value permission) {
    return Optional.ofNullable(Values.text(permission, LEVEL))
        .map(level -> subject.facets().levels().get(level));
  }

  private static Value at(Value permission, String level) {
    return permission instanceof Mapping mapping
        ? mapping.with(LEVEL, new Text(mapping.span(), level))
        : permission;
  }

  private boolean isNew(Subject subject, List<Value> own, Value permission) {
    Optional<Principal> principal = Principal.of(permission);
    Optional<Value> listed =
        own.stream()
            .filter(_ -> principal.isPresent())
            .filter(each -> Principal.of(each).equals(principal))
            .findFirst();
    listed.ifPresent(each ->
        diagnostics.add(
            Diagnostic.warning(
                    "permission-already-set",
                    principal
                        .map(p -> "already has permissions set for '" + p.name() + "' " + p.words())
                        .map(text -> "'" + subject.key().name() + "' " + text)
                        .orElse(""))
                .detail("The resource's own permission counts; the bundle's is left out here.")
                .at(subject.key().path().field(FIELD))
                .in(each.span())
                .in(permission.span())));
    return listed.isEmpty();
  }
}

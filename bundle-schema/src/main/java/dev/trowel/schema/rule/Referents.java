package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.rule.Referent.Missing;
import dev.trowel.schema.rule.Referent.Typed;
import dev.trowel.schema.rule.Referent.Unknown;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.Scalar;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells what the references lead to that are left in a bundle once all is resolved that can be.
final class Referents {

  private static final Unknown UNKNOWN = new Unknown();
  private static final Typed TEXT = new Typed(Scalar.STRING);
  private static final Path USER = Path.of("workspace", "current_user");
  private static final Schema ANYTHING = new Schema.MapOf(Scalar.ANY);

  /// What a workspace says of whoever asks.
  private static final Map<String, Schema> USER_FIELDS =
      Map.ofEntries(
          Map.entry("userName", Scalar.STRING),
          Map.entry("displayName", Scalar.STRING),
          Map.entry("short_name", Scalar.STRING),
          Map.entry("domain_friendly_name", Scalar.STRING),
          Map.entry("id", Scalar.STRING),
          Map.entry("externalId", Scalar.STRING),
          Map.entry("active", Scalar.BOOLEAN),
          Map.entry("name", ANYTHING),
          Map.entry("emails", new Schema.ListOf(Scalar.ANY)),
          Map.entry("entitlements", new Schema.ListOf(Scalar.ANY)),
          Map.entry("groups", new Schema.ListOf(Scalar.ANY)),
          Map.entry("roles", new Schema.ListOf(Scalar.ANY)),
          Map.entry("schemas", new Schema.ListOf(Scalar.ANY)));

  private Referents() {}

  /// What `reference` leads to in `bundle`.
  static Referent of(Inspected bundle, Reference reference) {
    return switch (reference.root()) {
      case WORKSPACE -> user(reference.path());
      case VAR -> variable(bundle, reference.path());
      case RESOURCES -> resource(reference.path());
      case BUNDLE, VARIABLES, ARTIFACTS, OTHER -> UNKNOWN;
    };
  }

  private static Referent user(Path path) {
    return path.startsWith(USER) && path.length() > USER.length()
        ? walk(USER_FIELDS, Types.of(Map.of()), path.from(USER.length()).steps())
        : UNKNOWN;
  }

  /// A variable that is still to be looked up becomes an id.
  private static Referent variable(Inspected bundle, Path path) {
    return path.length() == 2
            && Values.find(bundle.tree(), Path.of("variables").then(path.from(1)))
                instanceof Mapping declared
            && declared.get("lookup") instanceof Mapping
        ? TEXT
        : UNKNOWN;
  }

  /// A setting of another resource, or what the workspace reports of it (format.md 2.7).
  private static Referent resource(Path path) {
    List<Path.Step> steps = path.steps();
    if (steps.size() <= ResourceKey.STEPS
        || !(steps.get(1) instanceof Path.Field(String kind))
        || !(steps.get(ResourceKey.STEPS) instanceof Path.Field(String field))
        || Schemas.terraform(kind).only().contains(field)) {
      return UNKNOWN;
    }
    List<Path.Step> rest = steps.subList(ResourceKey.STEPS, steps.size());
    return Schemas.resource(kind).map(shape -> resource(kind, shape, rest)).orElse(UNKNOWN);
  }

  private static Referent resource(String kind, Shape shape, List<Path.Step> rest) {
    Map<String, Schema> outputs = Schemas.outputs(kind);
    Map<String, Schema> settings = shape.root().fields();
    Referent set = walk(settings, shape.types(), rest);
    if (!(set instanceof Missing missing)) {
      return set;
    }
    Referent reported = walk(outputs, Types.of(Map.of()), rest);
    if (!(reported instanceof Missing)) {
      return reported;
    }
    Set<String> fields = new HashSet<>(missing.fields());
    fields.addAll(rest.size() == 1 ? outputs.keySet() : Set.of());
    return new Missing(missing.field(), fields);
  }

  private static Referent walk(Map<String, Schema> fields, Types types, List<Path.Step> steps) {
    Schema at = new Schema.ObjectOf("", fields, Set.of());
    for (Path.Step step : steps) {
      Optional<Schema> next = below(at, step);
      if (next.isEmpty()) {
        return missing(at, step);
      }
      at = types.resolve(next.get());
    }
    return at == Scalar.ANY ? UNKNOWN : new Typed(at);
  }

  private static Optional<Schema> below(Schema at, Path.Step step) {
    return switch (at) {
      case Schema.ObjectOf type ->
          step instanceof Path.Field(String name)
              ? Optional.ofNullable(type.fields().get(name))
              : Optional.empty();
      case Schema.MapOf(Schema each) ->
          step instanceof Path.Field ? Optional.of(each) : Optional.empty();
      case Schema.ListOf(Schema element) ->
          step instanceof Path.Field ? Optional.empty() : Optional.of(element);
      case Scalar scalar -> scalar == Scalar.ANY ? Optional.of(Scalar.ANY) : Optional.empty();
      case Schema.Choice _, Schema.Ref _ -> Optional.empty();
    };
  }

  private static Missing missing(Schema at, Path.Step step) {
    String name =
        step instanceof Path.Field(String field) ? field : Path.ROOT.then(step).toString();
    return new Missing(
        name, at instanceof Schema.ObjectOf type ? type.fields().keySet() : Set.of());
  }
}

package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Facets.Parent;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Turns the name of a parent, such as a schema or a catalog, that the same bundle declares into a
/// reference to it, so that it is created first (format.md 2.7).
final class ParentReferences implements Step {

  /// Kind → full name → key in the bundle; the first of two declarations of one name counts.
  private final Map<String, Map<String, ResourceKey>> declared = new HashMap<>();

  /// @param resources the bundle's resources by kind, references resolved, names without prefix
  ParentReferences(Mapping resources) {
    for (String kind : resources.entries().keySet()) {
      Schemas.kind(kind)
          .map(schema -> schema.facets().fullName())
          .filter(fullName -> !fullName.isEmpty())
          .ifPresent(fullName -> declare(kind, Values.mapping(resources, kind), fullName));
    }
  }

  private void declare(String kind, Mapping section, List<String> fullName) {
    Map<String, ResourceKey> byName = declared.computeIfAbsent(kind, _ -> new HashMap<>());
    section
        .entries()
        .forEach((name, resource) ->
            byName.putIfAbsent(join(resource.value(), fullName), ResourceKey.of(kind, name)));
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Mapping linked = resource;
    for (Parent parent : subject.facets().parents()) {
      Path field = path(parent.field());
      Value written = Values.find(resource, field);
      ResourceKey key =
          declared.getOrDefault(parent.kind(), Map.of()).get(join(resource, parent.name()));
      if (key != null && written != null) {
        linked = Values.put(linked, reference(written, key, parent.output()), field);
      }
    }
    return linked;
  }

  private static Text reference(Value written, ResourceKey key, String output) {
    return new Text(
        written.span(), "${resources.%s.%s.%s}".formatted(key.kind(), key.name(), output));
  }

  private static Path path(String dotted) {
    return Path.of(dotted.split("\\.", -1));
  }

  private static String join(Value resource, List<String> fields) {
    return fields.stream()
        .map(field -> Values.find(resource, path(field)) instanceof Text text ? text.text() : "")
        .collect(Collectors.joining("."));
  }
}

package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.PathPattern;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a resource must say itself, of what the workspace requires.
final class Requirements {

  private static final String REQUIRED = "required";

  private Requirements() {}

  /// The schema of a resource without requirements that the format or a file fulfils: a field with
  /// a default value, and all of them where a local file holds the settings (format.md 2.8, 2.13).
  static ObjectNode relax(ObjectNode resource, Facets facets) {
    if (!(resource.remove(REQUIRED) instanceof ArrayNode required)) {
      return resource;
    }
    Set<String> filled = filled(facets);
    ArrayNode open = resource.arrayNode();
    required.valueStream().filter(field -> !filled.contains(field.asText())).forEach(open::add);
    if (open.isEmpty()) {
      return resource;
    }
    Optional<String> file = facets.inlined().filter(Facets.Inlined::whole).map(f -> f.file());
    if (file.isPresent()) {
      resource.putObject("if").putArray(REQUIRED).add(file.get());
      resource.putObject("else").set(REQUIRED, open);
      return resource;
    }
    return resource.set(REQUIRED, open);
  }

  private static Set<String> filled(Facets facets) {
    return Stream.concat(facets.defaults().stream(), facets.forced().stream())
        .map(Facets.Preset::path)
        .map(PathPattern::toString)
        .collect(Collectors.toSet());
  }
}

package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.DeclaredOperations.Identity;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How Unity Catalog names things.
final class Names {

  private Names() {}

  /// The `full_name` that comes back, else these fields of the settings with dots between.
  static Identity dotted(String... fields) {
    return (settings, answer) ->
        answer
            .path("full_name")
            .asText(
                Arrays.stream(fields)
                    .map(field -> settings.path(field).asText())
                    .collect(Collectors.joining(".")));
  }

  /// The volume and where its files are, which references may ask for.
  static ObjectNode withVolumePath(JsonNode volume) {
    String path =
        Stream.of("catalog_name", "schema_name", "name")
            .map(field -> volume.path(field).asText())
            .collect(Collectors.joining("/", "/Volumes/", ""));
    return Json.copy(volume).put("volume_path", path);
  }
}

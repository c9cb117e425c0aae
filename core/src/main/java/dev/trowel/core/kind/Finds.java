package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The usual ways to find what an earlier run may have made.
final class Finds {

  private Finds() {}

  /// By asking for the id that such settings lead to.
  static Finder byName(String endpoint, Identity identity) {
    return byName(Reads.plain(endpoint), identity);
  }

  static Finder byName(Reader reader, Identity identity) {
    return (rest, settings) -> {
      String id = identity.of(settings, MissingNode.getInstance());
      return reader.read(rest, id) instanceof Ok ? List.of(id) : List.of();
    };
  }

  /// By listing what has the name, and keeping what this bundle deployed: its deployment record
  /// names our state.
  ///
  /// @param list the pages of objects of that name, `{name}` filled from the settings
  /// @param objects the field that holds them
  /// @param idField the id of one of them
  /// @param settingsOf its settings, or a missing node
  static Finder byDeployment(Endpoint list, String objects, String idField, Lookup settingsOf) {
    return (rest, settings) -> {
      List<String> found = new ArrayList<>();
      JsonNode wanted = deployment(settings);
      if (wanted.isMissingNode()) {
        return found;
      }
      Call call = list.call(Target.create(settings), null);
      if (Reads.joined(rest, call, objects) instanceof Ok(int ignored, JsonNode page)) {
        for (JsonNode object : page.path(objects)) {
          JsonNode live = settingsOf.of(rest, object);
          if (deployment(live).equals(wanted) && live.path("name").equals(settings.path("name"))) {
            found.add(object.path(idField).asText());
          }
        }
      }
      return found;
    };
  }

  /// The settings of an object in a list.
  @FunctionalInterface
  interface Lookup {
    JsonNode of(RestClient rest, JsonNode object);
  }

  /// The settings of an object in a list that holds them.
  static Lookup inside(Function<JsonNode, JsonNode> part) {
    return (rest, object) -> part.apply(object);
  }

  private static JsonNode deployment(JsonNode settings) {
    return settings.path("deployment").path("metadata_file_path");
  }
}

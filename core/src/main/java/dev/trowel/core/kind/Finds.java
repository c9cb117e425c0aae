package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Occupied;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Answer.Unclear;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The usual ways to find what an earlier run may have made.
final class Finds {

  private Finds() {}

  /// The settings of an object in a list; a [MissingNode] when they cannot be had.
  @FunctionalInterface
  interface Lookup {
    JsonNode of(RestClient rest, JsonNode object);
  }

  /// By asking for the id that such settings lead to.
  static Finder byName(String endpoint, Identity identity) {
    Reader reader = Reads.plain(endpoint);
    return (rest, settings) -> {
      String id = identity.of(settings, MissingNode.getInstance());
      return reader.read(rest, id) instanceof Ok ? List.of(id) : List.of();
    };
  }

  /// Whether the object that keeps a name occupied is about to go, or just went.
  ///
  /// @param endpoint reads the object whose id is the settings' `name`
  /// @param leaving whether it is on its way out
  static Occupied onItsWayOut(String endpoint, Predicate<JsonNode> leaving) {
    Reader reader = Reads.plain(endpoint);
    return (rest, settings, refusal) ->
        refusal.status() == 409
            && switch (reader.read(rest, settings.path("name").asText())) {
              case Ok(int ignored, JsonNode object) -> leaving.test(object);
              case Refused refused -> refused.isNotFound();
              case Unclear unclear -> false;
            };
  }

  /// By listing what has the name, and keeping what the same deployment made: both name its state's
  /// metadata file.
  ///
  /// @param list asks for the objects that may fit, page by page
  /// @param objects the field that holds them
  /// @param idField the id of one of them
  static Finder byDeployment(
      Function<ObjectNode, Call> list, String objects, String idField, Lookup lookup) {
    return (rest, settings) -> {
      List<String> found = new ArrayList<>();
      for (JsonNode object : listed(rest, list.apply(settings), objects)) {
        if (isSame(settings, lookup.of(rest, object))) {
          found.add(object.path(idField).asText());
        }
      }
      return found;
    };
  }

  /// By listing all, for kinds whose names are unique though their ids are not made of them.
  ///
  /// @param list asks for all objects, page by page
  /// @param objects the field that holds them
  static Finder byListedName(String list, String objects, String nameField, String idField) {
    Endpoint all = Endpoint.of(list);
    return (rest, settings) -> {
      JsonNode name = settings.path(nameField);
      List<String> found = new ArrayList<>();
      for (JsonNode object : listed(rest, all.call(Target.id(""), null), objects)) {
        if (object.path(nameField).equals(name)) {
          found.add(object.path(idField).asText());
        }
      }
      return found;
    };
  }

  /// By listing all there are, and keeping what is the same in these fields: paths with and without
  /// `/Workspace` in front are, and JSON documents however they are written.
  ///
  /// @param fields the first is in the list, too; the others take a look at the object
  static Finder alike(Call list, String objects, String idField, Reader reader, String... fields) {
    return (rest, settings) -> {
      List<String> found = new ArrayList<>();
      for (JsonNode object : listed(rest, list, objects)) {
        String id = object.path(idField).asText();
        if (isAlike(settings, object, fields[0])
            && reader.read(rest, id) instanceof Ok(int ignored, JsonNode live)
            && Stream.of(fields).allMatch(field -> isAlike(settings, live, field))) {
          found.add(id);
        }
      }
      return found;
    };
  }

  private static boolean isAlike(JsonNode settings, JsonNode live, String field) {
    JsonNode wanted = settings.path(field);
    JsonNode there = live.path(field);
    return JsonFields.same(wanted, there)
        || Verdicts.stripWorkspace(wanted.asText()).equals(Verdicts.stripWorkspace(there.asText()));
  }

  private static JsonNode listed(RestClient rest, Call call, String objects) {
    return Reads.joined(rest, call, objects) instanceof Ok(int ignored, JsonNode whole)
        ? whole.path(objects)
        : MissingNode.getInstance();
  }

  private static boolean isSame(JsonNode settings, JsonNode live) {
    JsonNode deployment = deployment(settings);
    return !deployment.isMissingNode()
        && deployment.equals(deployment(live))
        && settings.path("name").equals(live.path("name"));
  }

  private static JsonNode deployment(JsonNode settings) {
    return settings.path("deployment").path("metadata_file_path");
  }
}

package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Occupied;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Answer.Unclear;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The usual ways to find what an earlier run may have made.
final class Finds {

  private Finds() {}

  /// The settings of an object in a list; empty when they cannot be had, and missing when the
  /// object is gone.
  @FunctionalInterface
  interface Lookup {
    Optional<JsonNode> of(RestClient rest, JsonNode object);
  }

  /// By asking for the id that such settings lead to.
  static Finder byName(String endpoint, Identity identity) {
    return byName(Reads.plain(endpoint), identity, (id, object) -> id);
  }

  /// By asking for the object of a name.
  ///
  /// @param name of settings, as the reader wants it
  /// @param id the object's id, of that name and what was read
  static Finder byName(Reader reader, Identity name, BiFunction<String, JsonNode, String> id) {
    return new Finder(
        Trace.NAME,
        (rest, settings) -> {
          String asked = name.of(settings, MissingNode.getInstance());
          return switch (reader.read(rest, asked)) {
            case Ok(int ignored, JsonNode object) -> Search.of(List.of(id.apply(asked, object)));
            case Refused refused when refused.isNotFound() -> Search.of(List.of());
            case Refused _, Unclear _ -> Search.UNKNOWN;
          };
        });
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
    return new Finder(
        Trace.MARKER,
        (rest, settings) ->
            deployment(settings).isMissingNode()
                ? Search.UNKNOWN
                : listed(
                    rest,
                    list.apply(settings),
                    objects,
                    idField,
                    object -> isSame(settings, lookup.of(rest, object))));
  }

  /// By listing all, for kinds whose names are unique though their ids are not made of them.
  ///
  /// @param list asks for all objects, page by page
  /// @param objects the field that holds them
  /// @param gone whether one that is still listed counts as not there
  static Finder byListedName(
      String list, String objects, String nameField, String idField, Predicate<JsonNode> gone) {
    Endpoint all = Endpoint.of(list);
    return new Finder(
        Trace.NAME,
        (rest, settings) ->
            listed(
                rest,
                all.call(Target.id(""), null),
                objects,
                idField,
                object ->
                    Fit.of(
                        object.path(nameField).equals(settings.path(nameField))
                            && !gone.test(object))));
  }

  /// By listing all there are, and keeping what is the same in these fields: paths with and without
  /// `/Workspace` in front are, and JSON documents however they are written.
  ///
  /// @param fields the first is in the list, too; the others take a look at the object
  static Finder alike(Call list, String objects, String idField, Reader reader, String... fields) {
    return new Finder(
        Trace.LIKENESS,
        (rest, settings) ->
            listed(
                rest,
                list,
                objects,
                idField,
                object ->
                    isAlike(settings, object, fields[0])
                        ? alike(settings, reader.read(rest, object.path(idField).asText()), fields)
                        : Fit.NO));
  }

  private static Fit alike(JsonNode settings, Answer answer, String... fields) {
    return switch (answer) {
      case Ok(int ignored, JsonNode live) ->
          Fit.of(Stream.of(fields).allMatch(field -> isAlike(settings, live, field)));
      case Refused refused when refused.isNotFound() -> Fit.NO;
      case Refused _, Unclear _ -> Fit.UNKNOWN;
    };
  }

  /// Whether an object is the one looked for.
  enum Fit {
    YES,
    NO,
    UNKNOWN;

    static Fit of(boolean yes) {
      return yes ? YES : NO;
    }
  }

  /// Those of a list that fit.
  static Search listed(
      RestClient rest, Call call, String objects, String idField, Function<JsonNode, Fit> fits) {
    if (!(Reads.joined(rest, call, objects) instanceof Ok(int ignored, JsonNode whole))) {
      return Search.UNKNOWN;
    }
    List<String> found = new ArrayList<>();
    boolean certain = true;
    for (JsonNode object : whole.path(objects)) {
      switch (fits.apply(object)) {
        case YES -> found.add(object.path(idField).asText());
        case NO -> {}
        case UNKNOWN -> certain = false;
      }
    }
    return new Search(found, certain);
  }

  private static boolean isAlike(JsonNode settings, JsonNode live, String field) {
    JsonNode wanted = settings.path(field);
    JsonNode there = live.path(field);
    return JsonFields.same(wanted, there)
        || Verdicts.stripWorkspace(wanted.asText()).equals(Verdicts.stripWorkspace(there.asText()));
  }

  private static Fit isSame(JsonNode settings, Optional<JsonNode> live) {
    return live.map(each -> Fit.of(isOurs(settings, each))).orElse(Fit.UNKNOWN);
  }

  private static boolean isOurs(JsonNode settings, JsonNode live) {
    return deployment(settings).equals(deployment(live))
        && settings.path("name").equals(live.path("name"));
  }

  private static JsonNode deployment(JsonNode settings) {
    return settings.path("deployment").path("metadata_file_path");
  }
}

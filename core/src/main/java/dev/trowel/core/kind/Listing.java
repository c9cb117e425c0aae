package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.RestClient;
import java.util.List;
import java.util.Optional;

/// How all objects of one kind are found that are in a workspace, whoever made them.
///
/// @param source asks for them
/// @param id the field of one that holds its id
/// @param name the field that holds what people call it; dotted where it lies deeper
/// @param full whether a name is an id
public record Listing(Source source, String id, String name, boolean full) {

  /// Asks for all objects.
  @FunctionalInterface
  interface Source {
    /// The objects as the workspace lists them.
    List<JsonNode> list(RestClient rest);
  }

  /// One object.
  ///
  /// @param name what people call it
  public record Found(String id, String name) {}

  /// How objects of `kind` are listed; empty where there is no way.
  public static Optional<Listing> of(String kind) {
    return Listings.of(kind);
  }

  /// All that are there, in the order they are listed.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `api-refused` when the workspace does not
  ///   list them
  public List<Found> all(RestClient rest) {
    String pointer = "/" + name.replace('.', '/');
    return source.list(rest).stream()
        .map(object -> new Found(object.path(id).asText(), object.at(pointer).asText()))
        .filter(found -> !found.id().isEmpty())
        .toList();
  }

  /// Those that are called so.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException as [#all]
  public List<Found> named(String wanted, RestClient rest) {
    return full
        ? List.of(new Found(wanted, wanted))
        : all(rest).stream().filter(found -> found.name().equals(wanted)).toList();
  }
}

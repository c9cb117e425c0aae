package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;

/// Where an object's past is listed, which is lost with the object when there is any.
///
/// @param endpoint the request for one element of the list, written as in [Endpoint]
/// @param list the field of the answer that holds the list
public record History(String endpoint, String list) {

  /// The question whether the object with this id has a past.
  public Call of(String id) {
    return Endpoint.of(endpoint).call(Target.id(id), null);
  }

  /// Whether `answer` says that there is one.
  public boolean isIn(JsonNode answer) {
    return !answer.path(list).isEmpty();
  }
}

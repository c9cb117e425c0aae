package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.List;
import java.util.function.Predicate;

/// The usual ways to read an object.
final class Reads {

  private static final String NOT_FOUND = "RESOURCE_DOES_NOT_EXIST";

  private Reads() {}

  /// What reading an object that is not there any more gives.
  static Refused gone(String message) {
    return new Refused(404, NOT_FOUND, message);
  }

  /// Reads one object by its id.
  @FunctionalInterface
  interface Reader {
    Answer read(RestClient rest, String id);

    /// This reader, where an object that fits `gone` counts as not there.
    default Reader unless(Predicate<JsonNode> gone) {
      return (rest, id) ->
          switch (read(rest, id)) {
            case Ok ok when gone.test(ok.body()) -> gone("The object was deleted.");
            case Answer answer -> answer;
          };
    }

    /// This reader, where a 400 that says `does not exist` is the 404 it means (sdk-java.md 4).
    default Reader honest() {
      return (rest, id) ->
          switch (read(rest, id)) {
            case Refused refused
                when refused.status() == 400 && refused.message().contains("does not exist") ->
                new Refused(404, NOT_FOUND, refused.message());
            case Answer answer -> answer;
          };
    }
  }

  /// One request.
  static Reader plain(String endpoint) {
    Endpoint get = Endpoint.of(endpoint);
    return (rest, id) -> rest.send(get.call(Target.id(id), null));
  }

  /// Requests until no `next_page_token` comes back; the lists named, dotted, are joined into the
  /// first page.
  static Reader paged(String endpoint, String... lists) {
    Endpoint get = Endpoint.of(endpoint);
    return (rest, id) -> joined(rest, get.call(Target.id(id), null), lists);
  }

  /// As [#paged], for a request that is ready.
  static Answer joined(RestClient rest, Call call, String... lists) {
    Answer first = rest.send(call);
    return first instanceof Ok(int status, JsonNode body)
            && body instanceof ObjectNode page
            && page.has("next_page_token")
        ? join(rest, call, status, page.deepCopy(), List.of(lists))
        : first;
  }

  private static Answer join(
      RestClient rest, Call call, int status, ObjectNode whole, List<String> lists) {
    String token = whole.path("next_page_token").asText();
    while (!token.isEmpty()) {
      Answer next = rest.send(call.query("page_token", token));
      if (!(next instanceof Ok(int ignored, JsonNode page))) {
        return next;
      }
      lists.forEach(list -> append(whole, page, list));
      token = page.path("next_page_token").asText();
    }
    whole.remove("next_page_token");
    return new Ok(status, whole);
  }

  private static void append(ObjectNode whole, JsonNode page, String list) {
    String pointer = "/" + list.replace('.', '/');
    if (!(page.at(pointer) instanceof ArrayNode more)) {
      return;
    }
    if (whole.at(pointer) instanceof ArrayNode joined) {
      joined.addAll(more);
    } else {
      int last = pointer.lastIndexOf('/');
      JsonNode parent = whole.at(pointer.substring(0, last));
      if (parent instanceof ObjectNode object) {
        object.set(pointer.substring(last + 1), more);
      }
    }
  }
}

package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests of which only success is of use.
record Asking(RestClient rest) {
  private static final int PAGES = 1000;

  /// What came back; empty when the object is not there.
  ///
  /// @param doing what is tried, as in `read model x`
  /// @throws StopException `api-refused`
  Optional<JsonNode> find(Call call, String doing) {
    return switch (rest.send(call)) {
      case Answer.Ok ok -> Optional.of(ok.body());
      case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
      case Answer.Refused refused -> throw refused(doing, refused);
      case Answer.Unclear unclear -> throw unclear(doing, unclear);
    };
  }

  /// Sends what must succeed.
  ///
  /// @throws StopException `model-missing` when what it is about is gone, else `api-refused`
  JsonNode send(Call call, String doing) {
    return switch (rest.send(call)) {
      case Answer.Ok ok -> ok.body();
      case Answer.Refused refused when refused.isNotFound() ->
          throw ModelProblem.gone(doing, refused.message());
      case Answer.Refused refused -> throw refused(doing, refused);
      case Answer.Unclear unclear -> throw unclear(doing, unclear);
    };
  }

  /// The elements of a list that comes in pages; none when what it belongs to is not there.
  List<JsonNode> pages(Call call, String field, String doing) {
    List<JsonNode> all = new ArrayList<>();
    String token = "";
    for (int page = 0; page < PAGES; page++) {
      Call next = token.isEmpty() ? call : call.query("page_token", token);
      JsonNode answer = find(next, doing).orElse(MissingNode.getInstance());
      answer.path(field).forEach(all::add);
      token = answer.path("next_page_token").asText("");
      if (token.isEmpty()) {
        return Collections.unmodifiableList(all);
      }
    }
    throw refused(doing, "the list does not end");
  }

  /// A list of keys and values as a map.
  static SortedMap<String, String> pairs(JsonNode list) {
    SortedMap<String, String> pairs = new TreeMap<>();
    list.forEach(each -> pairs.put(each.path("key").asText(), each.path("value").asText()));
    return pairs;
  }

  private static StopException refused(String doing, Answer.Refused refused) {
    return refused(doing, refused.message());
  }

  private static StopException unclear(String doing, Answer.Unclear unclear) {
    return refused(doing, unclear.reason());
  }

  private static StopException refused(String doing, String why) {
    return new StopException(
        Diagnostic.error("api-refused", "cannot " + doing + ": " + why)
            .detail("Run the command again when the reason is gone: what was done is found."));
  }
}

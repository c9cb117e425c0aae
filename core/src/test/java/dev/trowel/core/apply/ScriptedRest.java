package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A workspace whose answers a test writes down; everything else is answered with an empty object.
final class ScriptedRest implements RestClient {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
  private final List<Call> sent = new ArrayList<>();

  /// Answers requests whose `VERB path` starts with `start`; the last answer serves all that come
  /// after it.
  ScriptedRest on(String start, Answer... inTurn) {
    answers.put(start, new ArrayList<>(List.of(inTurn)));
    return this;
  }

  static Answer ok(String yaml) {
    return new Answer.Ok(200, tree(yaml));
  }

  static Answer refused(int status, String code, String message) {
    return new Answer.Refused(status, code, message);
  }

  static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Answer send(Call call) {
    sent.add(call);
    String line = call.verb() + " " + call.path();
    return answers.entrySet().stream()
        .filter(e -> line.startsWith(e.getKey()))
        .findFirst()
        .map(e -> e.getValue().size() > 1 ? e.getValue().removeFirst() : e.getValue().getFirst())
        .orElseGet(() -> ok("{}"));
  }

  /// The requests that change something, as `VERB path body`.
  synchronized List<String> changes() {
    return sent.stream().filter(call -> !call.isRead()).map(ScriptedRest::line).toList();
  }

  private static String line(Call call) {
    return call.verb() + " " + call.path() + (call.body() == null ? "" : " " + call.body());
  }
}

package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A workspace that gives prepared answers and says 404 to all else.
final class ScriptedRest implements RestClient {

  private final Map<String, Answer> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();

  ScriptedRest on(String call, JsonNode body) {
    return on(call, new Ok(200, body));
  }

  ScriptedRest on(String call, Answer answer) {
    answers.put(call, answer);
    return this;
  }

  @Override
  public Answer send(Call call) {
    String text = KindCase.text(call);
    sent.add(text);
    return answers.getOrDefault(
        text, new Refused(404, "RESOURCE_DOES_NOT_EXIST", "nothing at " + text));
  }

  /// All requests so far, in order.
  List<String> sent() {
    return List.copyOf(sent);
  }
}

package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A workspace whose answers a test writes down.
public final class ScriptedRest implements RestClient {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
  private final List<Call> sent = new ArrayList<>();
  private final Answer otherwise;

  private ScriptedRest(Answer otherwise) {
    this.otherwise = otherwise;
  }

  /// One that has nothing but what is written down: it says 404 to all else.
  public static ScriptedRest empty() {
    return new ScriptedRest(refused(404, "RESOURCE_DOES_NOT_EXIST", "it is not here"));
  }

  /// One that answers all else with an empty object.
  public static ScriptedRest agreeing() {
    return new ScriptedRest(ok("{}"));
  }

  /// Answers requests that are `call`, as `VERB /path?query`, or whose `VERB /path` starts with it;
  /// the last answer serves all that come after it.
  public ScriptedRest on(String call, Answer... inTurn) {
    answers.put(call, new ArrayList<>(List.of(inTurn)));
    return this;
  }

  /// Answers them with `body`.
  public ScriptedRest on(String call, JsonNode body) {
    return on(call, new Answer.Ok(200, body));
  }

  /// An answer with this body.
  public static Answer ok(String yaml) {
    return new Answer.Ok(200, tree(yaml));
  }

  /// An answer that says no.
  public static Answer refused(int status, String code, String message) {
    return new Answer.Refused(status, code, message);
  }

  /// A tree written as YAML.
  public static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request as `VERB /path?query`, the query unencoded.
  public static String text(Call call) {
    String query =
        call.query().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("&"));
    return line(call) + (query.isEmpty() ? "" : "?" + query);
  }

  @Override
  public synchronized Answer send(Call call) {
    sent.add(call);
    return first(text(call)::equals)
        .or(() -> first(line(call)::startsWith))
        .map(inTurn -> inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst())
        .orElse(otherwise);
  }

  private Optional<List<Answer>> first(Predicate<String> wanted) {
    return answers.entrySet().stream()
        .filter(each -> wanted.test(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// All requests so far, in order.
  public synchronized List<String> sent() {
    return sent.stream().map(ScriptedRest::text).toList();
  }

  /// The requests that change something, as `VERB path body`.
  public synchronized List<String> changes() {
    return sent.stream()
        .filter(call -> !call.isRead())
        .map(call -> line(call) + (call.body() == null ? "" : " " + call.body()))
        .toList();
  }

  private static String line(Call call) {
    return call.verb() + " " + call.path();
  }
}

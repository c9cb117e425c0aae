package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.store.Transaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How tasks end that nobody executes: well, unless somebody said otherwise beforehand.
///
/// An outcome is `{"job", "task", "result_state", "state_message", "notebook_output", "logs",
/// "error", "error_trace", "effects": [{"method", "path", "body"}]}`; `job` and `task` are globs,
/// of what fits the one said last counts. Effects are requests that a task makes when it ends well;
/// in them, `{{job.id}}`, `{{job.run_id}}`, `{{task.name}}`, `{{task.run_id}}` and
/// `{{job.parameters.NAME}}` stand for what they are in a run. A refused one fails the task.
public final class Outcomes {
  private static final String TABLE = "run_outcomes";
  private static final Pattern VALUE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]+)\\s*}}");

  private Outcomes() {}

  /// Says how tasks will end.
  ///
  /// @throws ApiException 400 when that makes no sense
  public static void add(JsonNode outcome, Transaction tx) {
    if (!(outcome instanceof ObjectNode said)) {
      throw ApiException.invalid("no outcome of a task: " + outcome);
    }
    for (JsonNode effect : said.path("effects")) {
      Docs.required(effect, "method");
      Docs.required(effect, "path");
    }
    tx.put(TABLE, key(tx.all(TABLE).size()), said);
  }

  /// From now on, all tasks end well.
  public static void clear(Transaction tx) {
    for (int last = tx.all(TABLE).size() - 1; last >= 0; last--) {
      tx.remove(TABLE, key(last));
    }
  }

  private static String key(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  /// How a task of a run ends now; carries out what it does in the workspace.
  static TaskEnd end(ObjectNode run, ObjectNode task, World world) {
    Optional<ObjectNode> said =
        world.tx().all(TABLE).stream()
            .filter(each -> fits(each, "job", run.path("run_name").asText()))
            .filter(each -> fits(each, "task", task.path("task_key").asText()))
            .reduce((_, later) -> later);
    ObjectNode outcome = said.orElseGet(Docs::object);
    String result = Docs.text(outcome, "result_state").orElse("SUCCESS");
    String usual = result.equals("FAILED") ? TaskEnd.failed("").message() : "";
    if (!result.equals("SUCCESS")) {
      String message = Docs.text(outcome, "state_message").orElse(usual);
      return new TaskEnd(result, message, RunView.kept(outcome));
    }
    try {
      effects(outcome, run, task, world);
      return CopiedVersion.end(run, task, world).orElseGet(() -> TaskEnd.good(outcome));
    } catch (ApiException refused) {
      return TaskEnd.failed(String.valueOf(refused.getMessage()));
    }
  }

  private static boolean fits(ObjectNode outcome, String field, String name) {
    String glob = Docs.text(outcome, field).orElse("*");
    String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return name.matches(regex);
  }

  private static void effects(ObjectNode outcome, ObjectNode run, ObjectNode task, World world) {
    for (ObjectNode effect : Docs.objects(outcome, "effects").toList()) {
      String path = filled(effect.path("path").asText(), run, task);
      String body = effect.has("body") ? filled(effect.get("body").toString(), run, task) : "";
      send(effect.path("method").asText(), path, body, world);
    }
  }

  /// Makes a request as the run's own code would.
  static JsonNode send(String verb, String path, String body, World world) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Request request = Request.of(verb, URI.create(path), "", bytes);
    String text = world.endpoints().send(request, world).content().text();
    return text.isEmpty() ? Docs.object() : Docs.read(text);
  }

  private static String filled(String text, ObjectNode run, ObjectNode task) {
    Map<String, JsonNode> known =
        Map.of(
            "job.id", run.path("job_id"),
            "job.run_id", run.path("run_id"),
            "task.name", task.path("task_key"),
            "task.run_id", task.path("run_id"));
    return VALUE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                Optional.ofNullable(known.get(found.group(1)))
                    .map(JsonNode::asText)
                    .or(() -> parameter(run, found.group(1)))
                    .orElse(found.group())));
  }

  private static Optional<String> parameter(ObjectNode run, String name) {
    return Docs.objects(run, "job_parameters")
        .filter(each -> name.equals("job.parameters." + each.path("name").asText()))
        .map(each -> each.path("value").asText())
        .findFirst();
  }
}

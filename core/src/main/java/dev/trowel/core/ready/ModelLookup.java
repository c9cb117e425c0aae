package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks a workspace which versions of models there are, each once.
final class ModelLookup {

  private static final String STAGED = "/api/2.0/mlflow/databricks/registered-models/get";
  private static final String MODELS = "/api/2.1/unity-catalog/models/";

  private final RestClient rest;
  private final Map<Call, Answer> answers = new HashMap<>();

  ModelLookup(RestClient rest) {
    this.rest = rest;
  }

  /// What the workspace says.
  sealed interface Found {
    /// It is there and can be used.
    record There(String number) implements Found {}

    /// It is not there, or not ready yet.
    record Missing() implements Found {}

    /// Nobody knows: it cannot be read; why, in one line.
    record Unknown(String reason) implements Found {}
  }

  /// Asks for all of `refs`, each once and side by side.
  void prepare(Collection<ModelRef> refs) {
    List<Call> calls = refs.stream().map(ModelLookup::call).distinct().toList();
    List<Answer> came = Parallel.map(calls, rest::send);
    for (int i = 0; i < calls.size(); i++) {
      answers.put(calls.get(i), came.get(i));
    }
  }

  Found find(ModelRef ref) {
    return found(ref, answers.computeIfAbsent(call(ref), rest::send));
  }

  /// The same, asked anew.
  static Found ask(RestClient rest, ModelRef ref) {
    return found(ref, rest.send(call(ref)));
  }

  private static Call call(ModelRef ref) {
    String model = MODELS + Call.segment(ref.name());
    return switch (ref.sort()) {
      case VERSION -> Call.get(model + "/versions/" + Call.segment(ref.label()));
      case ALIAS -> Call.get(model + "/aliases/" + Call.segment(ref.label()));
      case STAGE -> Call.get(STAGED).query("name", ref.name());
    };
  }

  private static Found found(ModelRef ref, Answer answer) {
    return switch (answer) {
      case Answer.Ok ok -> found(version(ref, ok.body()));
      case Answer.Refused refused when refused.isNotFound() -> new Found.Missing();
      case Answer.Refused refused -> new Found.Unknown(Failures.text(refused));
      case Answer.Unclear unclear -> new Found.Unknown(unclear.reason());
    };
  }

  /// The version that `body` tells of; a missing node where it tells of none that fits.
  private static JsonNode version(ModelRef ref, JsonNode body) {
    return switch (ref.sort()) {
      case VERSION, ALIAS -> body;
      case STAGE ->
          body.at("/registered_model_databricks/latest_versions")
              .valueStream()
              .filter(each -> each.path("current_stage").asText().equals(ref.label()))
              .findFirst()
              .orElseGet(MissingNode::getInstance);
    };
  }

  private static Found found(JsonNode version) {
    return !version.isMissingNode() && isReady(version)
        ? new Found.There(version.path("version").asText())
        : new Found.Missing();
  }

  private static boolean isReady(JsonNode version) {
    return version.path("status").asText("READY").equals("READY");
  }

  /// The numbers of the newest versions of a model, the newest first; empty also where the model is
  /// not there.
  List<String> versions(String name) {
    Call asks = Call.get(MODELS + Call.segment(name) + "/versions").query("max_results", "10");
    return rest.send(asks) instanceof Answer.Ok ok
        ? ok.body()
            .path("model_versions")
            .valueStream()
            .map(version -> version.path("version").asText())
            .toList()
        : List.of();
  }
}

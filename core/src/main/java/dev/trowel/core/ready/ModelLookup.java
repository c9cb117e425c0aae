package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks a workspace which versions of models there are, each once.
final class ModelLookup {

  private static final String MODELS = "/api/2.1/unity-catalog/models/";

  private final RestClient rest;
  private final Map<ModelRef, Found> known = new ConcurrentHashMap<>();

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

  Found find(ModelRef ref) {
    return known.computeIfAbsent(ref, each -> ask(rest, each));
  }

  /// The same, asked anew.
  static Found ask(RestClient rest, ModelRef ref) {
    String below = ref.sort() == ModelRef.Sort.ALIAS ? "/aliases/" : "/versions/";
    String model = MODELS + Call.segment(ref.name());
    return switch (rest.send(Call.get(model + below + Call.segment(ref.label())))) {
      case Answer.Ok ok when isReady(ok.body()) ->
          new Found.There(ok.body().path("version").asText());
      case Answer.Ok _ -> new Found.Missing();
      case Answer.Refused refused when refused.isNotFound() -> new Found.Missing();
      case Answer.Refused refused -> new Found.Unknown(Failures.text(refused));
      case Answer.Unclear unclear -> new Found.Unknown(unclear.reason());
    };
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

package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.model.Move.Cause;
import dev.trowel.core.state.AuthorJson;
import dev.trowel.core.state.Json;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The file in the workspace that remembers the moves of labels of one target.
///
/// @param path where it lies, absolute
public record MovesFile(WorkspaceFiles files, String path) {
  private static final String NAME = "trowel/models.json";
  private static final String FORM_FIELD = "version";
  private static final String PREVIOUS = "previous";
  private static final int FORM = 1;

  /// That of a deployment.
  public static MovesFile of(Site site) {
    return new MovesFile(site.workspace().files(), site.bundle().layout().state() + "/" + NAME);
  }

  /// What it remembers; nothing where it is not there. One that cannot be read is told, and counts
  /// as empty: what labels point to is in the registry.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `models-record-later`
  public Moves read(Diagnostics warnings) {
    Optional<byte[]> bytes = files.read(path);
    try {
      return bytes.isEmpty() ? new Moves(List.of()) : moves(Json.parse(bytes.get()));
    } catch (IOException e) {
      warnings.add(
          Diagnostic.warning(
                  "models-record-unreadable", "cannot read " + path + ": " + e.getMessage())
              .detail(
                  "Nothing is known of earlier promotions: rollback cannot tell the previous"
                      + " version. The next promotion writes the file anew."));
      return new Moves(List.of());
    }
  }

  /// Makes it say `moves`.
  void write(Moves moves) {
    ObjectNode file = Json.object().put(FORM_FIELD, FORM);
    ArrayNode list = file.putArray("moves");
    moves.list().forEach(each -> write(list.addObject(), each));
    files.write(path, Json.write(file), true);
  }

  private static void write(ObjectNode json, Move move) {
    json.put("at", move.at()).put("cause", word(move.cause())).put("model", move.model());
    json.put("label", move.label().shown()).put("source", move.source());
    move.to().ifPresent(to -> json.put("to", to));
    move.previous().ifPresent(before -> json.put(PREVIOUS, before));
    AuthorJson.write(move.author(), json);
    json.put("run_id", move.runId()).put("done", move.done());
    ObjectNode metrics = json.putObject("metrics");
    move.metrics().forEach(metrics::put);
    ArrayNode gates = json.putArray("gates");
    move.verdicts()
        .forEach(each ->
            gates
                .addObject()
                .put("gate", each.gate())
                .put("condition", each.condition())
                .put("result", word(each.result()))
                .put("why", each.why()));
  }

  private static Moves moves(ObjectNode file) throws IOException {
    if (file.path(FORM_FIELD).asInt() != FORM) {
      if (file.path(FORM_FIELD).asInt() > FORM) {
        throw ModelProblem.stop(
            "models-record-later",
            "the record of promotions was written by a later version of trowel",
            "Use that version, or a later one: this one would write over what it cannot read."
                + " Nothing was changed.");
      }
      throw new IOException("it says no form that was ever written");
    }
    List<Move> moves = new ArrayList<>();
    for (JsonNode each : file.path("moves")) {
      moves.add(move(each));
    }
    return new Moves(moves);
  }

  private static Move move(JsonNode json) throws IOException {
    SortedMap<String, Double> metrics = new TreeMap<>();
    json.path("metrics")
        .properties()
        .forEach(each -> metrics.put(each.getKey(), each.getValue().asDouble()));
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode each : json.path("gates")) {
      Verdict.Result result = constant(Verdict.Result.values(), text(each, "result"));
      verdicts.add(
          new Verdict(text(each, "gate"), text(each, "condition"), result, text(each, "why"), ""));
    }
    return new Move(
        text(json, "at"),
        constant(Cause.values(), text(json, "cause")),
        text(json, "model"),
        Label.of(text(json, "label")),
        number(json, "to"),
        number(json, PREVIOUS),
        text(json, "source"),
        AuthorJson.read(json),
        text(json, "run_id"),
        metrics,
        verdicts,
        json.path("done").asBoolean());
  }

  private static Optional<Long> number(JsonNode json, String field) {
    return json.path(field).isIntegralNumber()
        ? Optional.of(json.path(field).asLong())
        : Optional.empty();
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText("");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E constant(E[] all, String word) throws IOException {
    return Arrays.stream(all)
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(() -> new IOException("it says " + word + ", which nobody knows"));
  }
}

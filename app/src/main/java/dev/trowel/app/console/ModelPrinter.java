package dev.trowel.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.model.Label;
import dev.trowel.core.model.ModelView;
import dev.trowel.core.model.Move;
import dev.trowel.core.model.TrackedRun;
import dev.trowel.core.model.Version;
import dev.trowel.core.model.VersionView;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Models and their versions.
///
/// @param target whose models they are
public record ModelPrinter(String target) {
  private static final int FEW = 5;
  private static final int LABEL = 13;
  private static final int READABLE = 16;
  private static final int COMMIT = 8;

  /// Several models with their latest versions.
  public String list(List<ModelView> models) {
    if (models.isEmpty()) {
      return target + ": the bundle declares no models\n";
    }
    return models.stream()
        .map(each -> head(each) + versions(each, FEW))
        .collect(Collectors.joining());
  }

  /// One model with all its versions.
  public String one(ModelView view) {
    StringBuilder text = new StringBuilder(head(view) + versions(view, Integer.MAX_VALUE));
    if (!view.moves().isEmpty()) {
      text.append("Moved:\n");
      view.moves().forEach(each -> text.append(line(each)));
    }
    return text.toString();
  }

  private static String line(Move move) {
    String way =
        "%s to %s"
            .formatted(
                move.previous().map(Object::toString).orElse("-"),
                move.to().map(Object::toString).orElse("-"));
    String source = move.source().isEmpty() ? "" : "\n      from " + Fit.line(move.source());
    String commit =
        move.author().commit().isEmpty() ? "" : ", at " + Fit.end(move.author().commit(), COMMIT);
    String unfinished = move.done() ? "" : " (begun)";
    return "  %s  %s  %s  %s%s%s%s\n"
        .formatted(
            minute(move.at()),
            move.label().shown(),
            way,
            Fit.line(move.author().user()),
            unfinished,
            source,
            commit);
  }

  private static String minute(String instant) {
    return instant.length() < READABLE ? instant : instant.substring(0, READABLE).replace('T', ' ');
  }

  private static String head(ModelView view) {
    return "%s  %s (%s)\n"
        .formatted(
            view.model().key(), Fit.line(view.model().name()), view.model().registry().words());
  }

  private static String versions(ModelView view, int most) {
    if (view.found().isEmpty()) {
      return "  not there: it was not deployed yet, or deleted\n";
    }
    if (view.versions().isEmpty()) {
      return "  no version yet\n";
    }
    List<Version> shown =
        view.versions().stream()
            .filter(each -> !each.labels().isEmpty() || view.versions().indexOf(each) < most)
            .toList();
    int labels = shown.stream().mapToInt(each -> Cells.of(labels(each))).max().orElse(0);
    StringBuilder text = new StringBuilder();
    shown.forEach(each -> text.append(line(each, labels)));
    int left = view.versions().size() - shown.size();
    return left == 0 ? text.toString() : text.append("  … and " + left + " older\n").toString();
  }

  private static String line(Version version, int labels) {
    String status = version.isReady() ? "" : "  " + version.status();
    String line =
        "  %4d  %s  %s  %s%s"
            .formatted(
                version.number(),
                Fit.padded(labels(version), labels),
                when(version.created()),
                Fit.line(version.creator()),
                status);
    return line.stripTrailing() + "\n";
  }

  private static String labels(Version version) {
    return version.labels().stream().map(Label::shown).collect(Collectors.joining(", "));
  }

  private static String when(long millis) {
    return minute(time(millis));
  }

  private static String time(long millis) {
    return millis == 0
        ? ""
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// One version with all that is known of it.
  public String version(VersionView view) {
    Version version = view.version();
    StringBuilder text = new StringBuilder();
    text.append("Version ").append(version.number()).append(" of ");
    text.append(Fit.line(view.model().name())).append('\n');
    label(text, "labels", labels(version));
    label(text, "status", version.status());
    label(text, "created", time(version.created()));
    label(text, "by", version.creator());
    label(text, "run", version.runId());
    label(text, "source", version.source());
    label(text, "description", version.description());
    section(text, "tags", version.tags());
    view.run().ifPresent(run -> run(text, run));
    return text.toString();
  }

  private static void run(StringBuilder text, TrackedRun run) {
    section(text, "metrics", run.metrics());
    section(text, "parameters", run.params());
    section(text, "tags of the run", run.tags());
  }

  private static void label(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("  ").append(Fit.padded(label, LABEL)).append(Fit.line(value)).append('\n');
    }
  }

  private static void section(StringBuilder text, String title, Map<String, ?> pairs) {
    if (!pairs.isEmpty()) {
      int width = pairs.keySet().stream().mapToInt(Cells::of).max().orElse(0);
      text.append("  ").append(title).append('\n');
      pairs.forEach((key, value) ->
          text.append("    ")
              .append(Fit.padded(Fit.line(key), width))
              .append("  ")
              .append(Fit.line(value.toString()))
              .append('\n'));
    }
  }

  /// The envelope around several models.
  public String json(String command, List<ModelView> models, List<Diagnostic> diagnostics) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("target", target);
    ArrayNode list = result.putArray("models");
    models.forEach(each -> model(list.addObject(), each));
    return Envelope.of(command, json -> JsonText.write(json, result), diagnostics);
  }

  private static void model(ObjectNode json, ModelView view) {
    json.put("key", view.model().key().toString()).put("name", view.model().name());
    json.put("registry", view.model().registry().words()).put("exists", view.found().isPresent());
    ArrayNode versions = json.putArray("versions");
    view.versions().forEach(each -> version(versions.addObject(), each));
    if (!view.moves().isEmpty()) {
      ArrayNode moves = json.putArray("moves");
      view.moves().forEach(each -> move(moves.addObject(), each));
    }
  }

  private static void move(ObjectNode json, Move move) {
    json.put("at", move.at()).put("cause", move.cause().name().toLowerCase(Locale.ROOT));
    json.put("label", move.label().shown());
    move.previous().ifPresent(before -> json.put("from", before));
    move.to().ifPresent(to -> json.put("to", to));
    json.put("source", move.source()).put("user", move.author().user());
    json.put("commit", move.author().commit()).put("ci_run", move.author().ciRun());
    json.put("run_id", move.runId()).put("done", move.done());
  }

  /// The envelope around one version.
  public String json(VersionView view, List<Diagnostic> diagnostics) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("target", target);
    result.put("key", view.model().key().toString()).put("name", view.model().name());
    version(result, view.version());
    texts(result.putObject("tags"), view.version().tags());
    run(result, view.run());
    return Envelope.of("model show", json -> JsonText.write(json, result), diagnostics);
  }

  private static void run(ObjectNode json, Optional<TrackedRun> run) {
    if (run.isPresent()) {
      ObjectNode metrics = json.putObject("metrics");
      run.get().metrics().forEach(metrics::put);
      texts(json.putObject("parameters"), run.get().params());
    }
  }

  private static void texts(ObjectNode json, SortedMap<String, String> pairs) {
    pairs.forEach(json::put);
  }

  private static void version(ObjectNode json, Version version) {
    json.put("version", version.number()).put("status", version.status());
    ArrayNode labels = json.putArray("labels");
    version.labels().forEach(each -> labels.add(each.shown()));
    json.put("created", time(version.created())).put("by", version.creator());
    json.put("run_id", version.runId()).put("source", version.source());
  }
}

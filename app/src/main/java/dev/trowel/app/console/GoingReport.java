package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.deploy.Destroyer.Teardown;
import dev.trowel.core.footprint.Node;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What taking a deployment down would do.
public final class GoingReport {

  /// So many of what others put there are named.
  private static final int NAMED = 10;

  private GoingReport() {}

  /// The line above the folders that go.
  static String title(Survey survey) {
    return "Deleted with the %s of the deployment:".formatted(files(survey.files()));
  }

  /// The line above what others put there.
  static String foreign() {
    return "Not put there by the bundle, so not deleted unasked:";
  }

  /// What others put there, the first few of it.
  static List<String> named(Survey survey) {
    List<Node> all = survey.foreign();
    List<String> lines = new ArrayList<>(all.stream().limit(NAMED).map(Node::shown).toList());
    if (all.size() > NAMED) {
      lines.add("… and %d more".formatted(all.size() - NAMED));
    }
    return lines;
  }

  /// Asks whether that goes, too.
  public static String question(Teardown teardown) {
    int count = teardown.foreign().size();
    return "Delete also the %s not put there by the bundle?".formatted(files(count));
  }

  private static String files(long count) {
    return count == 1 ? "1 file" : count + " files";
  }

  /// The envelope around what would go.
  public static String json(Teardown teardown, List<Diagnostic> diagnostics) {
    return Envelope.of("destroy", json -> write(json, teardown), diagnostics);
  }

  private static void write(JsonGenerator json, Teardown teardown) throws IOException {
    Survey survey = teardown.survey().orElseGet(Survey::none);
    json.writeStartObject();
    json.writeBooleanField("dry_run", true);
    json.writeArrayFieldStart("resources");
    for (Planned line : teardown.plan().changes()) {
      json.writeStartObject();
      json.writeStringField("key", line.key().toString());
      json.writeStringField("action", line.change().action());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "folders", survey.folders());
    json.writeNumberField("files", survey.files());
    strings(json, "foreign", survey.foreign().stream().map(Node::shown).toList());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}

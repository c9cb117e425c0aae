package dev.trowel.app.console;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What taking a deployment down will do, and did (format.md 1.6).
public final class DestroyReport {

  private DestroyReport() {}

  /// What will go, as the incumbent says it.
  ///
  /// @param folder the deployment's folder in the workspace
  public static String announcement(Plan plan, String folder) {
    StringBuilder text = new StringBuilder();
    List<Planned> going = plan.changes();
    if (!going.isEmpty()) {
      text.append("The following resources will be deleted:\n");
      going.forEach(line -> text.append("  delete ").append(line.key().stateKey()).append('\n'));
      text.append('\n');
    }
    for (Planned line : going) {
      plan.loss(line)
          .ifPresent(loss -> text.append(line.key()).append(": ").append(loss).append('\n'));
    }
    return text.append("All files and directories at the following location will be deleted: ")
        .append(folder)
        .append("\n\n")
        .toString();
  }

  /// `Destroy: 3 deleted, 1 was gone already`, and what became of the others where they were not;
  /// permissions and grants go with their resource.
  ///
  /// @param width how many cells a line has
  public static String sums(Plan plan, Outcome outcome, int width) {
    List<Change> resources =
        outcome.done().stream().filter(change -> change.key().part() == Part.SELF).toList();
    long gone = resources.stream().filter(change -> change instanceof Change.Forget).count();
    Ending ending = new Ending(plan, outcome);
    String sums =
        "Destroy: %d deleted".formatted(resources.size() - gone)
            + (gone > 0 ? ", %d %s gone already".formatted(gone, gone == 1 ? "was" : "were") : "")
            + ending.counts()
            + "\n";
    return ending.text(width) + sums + ending.wayOut();
  }

  /// The sums as the incumbent counts: permissions and grants, too.
  public static String incumbentSums(Outcome outcome) {
    String deleted = "Destroy: %d deleted".formatted(outcome.done().size());
    return outcome.isComplete()
        ? deleted
        : deleted
            + ", %d failed, %d skipped"
                .formatted(outcome.failed().size(), outcome.skipped().size());
  }

  /// The envelope of nothing to destroy.
  public static String nothing(List<Diagnostic> diagnostics) {
    return json(Outcome.nothing(), json -> {}, diagnostics);
  }

  /// The envelope around it.
  public static String json(Plan plan, Outcome outcome, List<Diagnostic> diagnostics) {
    Ending ending = new Ending(plan, outcome);
    return json(
        outcome,
        json -> {
          json.writeObjectFieldStart("outcome");
          ending.write(json);
          json.writeEndObject();
        },
        diagnostics);
  }

  private static String json(Outcome outcome, JsonText.Body more, List<Diagnostic> diagnostics) {
    return Envelope.of(
        "destroy",
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("deleted");
          for (var change : outcome.done()) {
            json.writeString(change.key().toString());
          }
          json.writeEndArray();
          json.writeArrayFieldStart("failed");
          for (var key : outcome.failed().keySet()) {
            json.writeString(key.toString());
          }
          json.writeEndArray();
          more.write(json);
          json.writeEndObject();
        },
        diagnostics);
  }
}

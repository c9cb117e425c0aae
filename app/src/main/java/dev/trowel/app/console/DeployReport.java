package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.deploy.Deployed;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a deployment came to, also when a part of it failed (format.md 1.5).
///
/// @param plan what was planned
/// @param deployed what was done
/// @param pages where each deployed resource is seen
/// @param held how many resources were left out because a model that they name is not there
public record DeployReport(
    Plan plan, Deployed deployed, SortedMap<ResourceKey, String> pages, int held) {

  /// One of a deployment that left nothing out.
  public DeployReport(Plan plan, Deployed deployed, SortedMap<ResourceKey, String> pages) {
    this(plan, deployed, pages, 0);
  }

  /// Of more resources not every page is told.
  private static final int MANY = 50;

  /// So many are told then.
  private static final int FEW = 10;

  /// What goes with each of these, for the question whether it may.
  public static String losses(Plan plan, List<Planned> guarded) {
    StringBuilder text = new StringBuilder("This cannot be undone:");
    for (Planned line : guarded) {
      text.append("\n  ").append(line.change().action()).append(' ').append(line.key());
      plan.loss(line).ifPresent(loss -> text.append(": ").append(loss));
    }
    return text.toString();
  }

  /// A warning that names the resources that were not tried; empty when all were.
  public static Optional<Diagnostic> skipped(Outcome outcome) {
    if (outcome.skipped().isEmpty()) {
      return Optional.empty();
    }
    String list =
        outcome.skipped().entrySet().stream()
            .map(skip -> skip.getKey() + ": dependency failed: " + skip.getValue())
            .collect(Collectors.joining("\n"));
    return Optional.of(
        Diagnostic.warning(
                "dependency-failed",
                outcome.skipped().size() == 1
                    ? "1 resource was not tried"
                    : outcome.skipped().size() + " resources were not tried")
            .detail(list + "\nRun again when the failure is mended; what is done stays done."));
  }

  /// A line a resource: its name and where to look at it. Of many resources only some that were
  /// changed are shown.
  public String links() {
    if (pages.size() <= MANY) {
      return links(pages);
    }
    SortedMap<ResourceKey, String> changed = new TreeMap<>();
    deployed.outcome().done().stream()
        .map(Change::key)
        .filter(key -> pages.containsKey(key))
        .sorted()
        .limit(FEW)
        .forEach(key -> changed.put(key, pages.getOrDefault(key, "")));
    return links(changed)
        + (changed.isEmpty() ? "" : "and %d more: ".formatted(pages.size() - changed.size()))
        + "trowel summary tells where each of %d resources is seen\n".formatted(pages.size());
  }

  private static String links(SortedMap<ResourceKey, String> shown) {
    int width = shown.keySet().stream().mapToInt(key -> key.toString().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    shown.forEach((key, link) ->
        text.append(("%-" + (width + 2) + "s%s").formatted(key, link).stripTrailing())
            .append('\n'));
    return text.toString();
  }

  /// How many files and resources; what failed or was not begun is counted, too.
  public String sums() {
    Outcome outcome = deployed.outcome();
    int agreed = outcome.succeeded() ? plan.agreed().size() : 0;
    String recorded = agreed == 0 ? "" : ", " + agreed + " recorded";
    return files() + resources() + adopted() + recorded + ending().counts() + "\n";
  }

  /// `, 53 adopted`; nothing where no object was taken over.
  private String adopted() {
    long count =
        deployed.outcome().succeeded()
            ? plan.adopts().keySet().stream().filter(key -> !plan.isLeft(key)).count()
            : 0;
    return count == 0 ? "" : ", %d adopted".formatted(count);
  }

  /// All that is to be said where not all of the plan was carried out.
  ///
  /// @param width how many cells a line has
  public String failure(int width) {
    return ending().text(width) + sums() + wayOut();
  }

  /// How many resources of which sort, by a word.
  public SequencedMap<String, Long> counts() {
    Plan.Counts done = Plan.Counts.of(deployed.outcome().done());
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    counts.put("created", (long) done.add());
    counts.put("changed", (long) done.change());
    counts.put("deleted", (long) done.delete());
    counts.put("unchanged", (long) unchanged());
    counts.put("failed", (long) deployed.outcome().attempted().size());
    return counts;
  }

  /// What turned out to need nothing on the way counts, too, as it does in the plan that is shown.
  private int unchanged() {
    Outcome outcome = deployed.outcome();
    if (!outcome.isComplete()) {
      return plan.counts().unchanged();
    }
    Set<ResourceKey> done = outcome.done().stream().map(Change::key).collect(Collectors.toSet());
    return (int)
        plan.selected().stream()
            .filter(line -> !line.change().isDestructive() && !done.contains(line.key()))
            .count();
  }

  /// Whether all of the plan was carried out, and nothing of it was put back.
  public boolean isWhole() {
    return deployed.outcome().isComplete() && deployed.undone().isEmpty();
  }

  private String wayOut() {
    if (deployed.undone().isEmpty()) {
      return ending().wayOut();
    }
    return deployed.undone().stream().anyMatch(each -> each.severity() == Severity.ERROR)
        ? "Not everything is as it was before; the state says what is there.\n"
        : "Everything is as it was before. Mend what failed and run the same command again.\n";
  }

  private Ending ending() {
    return new Ending(plan, deployed.outcome());
  }

  /// As the incumbent sums up: nothing of resources when one failed.
  public String incumbentSums() {
    return deployed.outcome().isComplete() ? files() + resources() + "\n" : files();
  }

  /// The envelope around all of it.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of("deploy", this::write, diagnostics);
  }

  private String files() {
    return "Files: %d uploaded, %d deleted\n".formatted(deployed.uploaded(), deployed.removed());
  }

  private String resources() {
    Plan.Counts counts = Plan.Counts.of(deployed.outcome().done());
    return "Resources: %d created, %d changed, %d deleted, %d unchanged"
            .formatted(counts.add(), counts.change(), counts.delete(), unchanged())
        + PlanPrinter.unselected(plan.unselected().size() - held)
        + PlanPrinter.leftOut(held);
  }

  private void write(JsonGenerator json) throws IOException {
    Map<ResourceKey, String> actions = new TreeMap<>();
    deployed.outcome().done().forEach(change -> actions.put(change.key(), change.action()));
    json.writeStartObject();
    json.writeArrayFieldStart("resources");
    for (var link : pages.entrySet()) {
      json.writeStartObject();
      json.writeStringField("key", link.getKey().toString());
      json.writeStringField("action", actions.getOrDefault(link.getKey(), "skip"));
      json.writeStringField("url", link.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("files_uploaded", deployed.uploaded());
    json.writeNumberField("files_deleted", deployed.removed());
    writeSums(json);
    json.writeEndObject();
  }

  private void writeSums(JsonGenerator json) throws IOException {
    Plan.Counts counts = Plan.Counts.of(deployed.outcome().done());
    json.writeNumberField("created", counts.add());
    json.writeNumberField("changed", counts.change());
    json.writeNumberField("deleted", counts.delete());
    json.writeNumberField("unchanged", unchanged());
    json.writeNumberField("failed", deployed.outcome().failed().size());
    json.writeNumberField("skipped", deployed.outcome().skipped().size());
    json.writeObjectFieldStart("outcome");
    ending().write(json);
    json.writeEndObject();
  }
}

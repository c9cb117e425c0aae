package dev.trowel.app.console;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.health.Fact;
import dev.trowel.core.health.Fact.Standing;
import dev.trowel.core.health.Report;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How healthy models are, as text, as JSON, and as findings with their places.
public record HealthText(List<Report> reports) {

  public HealthText {
    reports = List.copyOf(reports);
  }

  /// A line a model and a line a fact below it, or more where it is wider.
  ///
  /// @param width the cells of a line
  public String text(int width) {
    return Prose.hanging(text(), width).stream().map(line -> line + "\n").collect(joining());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Report report : reports) {
      text.append("%s: %s\n".formatted(report.health().name(), word(report.standing())));
      int width = report.facts().stream().mapToInt(fact -> fact.what().length()).max().orElse(0);
      for (Fact fact : report.facts()) {
        String what = fact.what() + " ".repeat(width - fact.what().length());
        text.append("  %-7s  %s  %s\n".formatted(fact.standing().text(), what, fact.found()));
      }
    }
    return text.toString();
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case FINE -> "healthy";
      case BROKEN -> "not healthy";
      case UNKNOWN -> "nobody can tell";
    };
  }

  /// What is not as the bundle asks for, and what nobody could tell.
  ///
  /// @param tree the bundle's, which knows where things are written
  /// @param target which commands are told
  public List<Diagnostic> findings(Mapping tree, String target) {
    List<Diagnostic> findings = new ArrayList<>();
    for (Report report : reports) {
      for (Fact fact : report.facts()) {
        switch (fact.standing()) {
          case FINE -> {}
          case BROKEN -> findings.add(placed(fact, tree, broken(report, fact, target)));
          case UNKNOWN -> findings.add(placed(fact, tree, unknown(report, fact)));
        }
      }
    }
    return findings;
  }

  private static Diagnostic broken(Report report, Fact fact, String target) {
    String name = report.health().name();
    String wayOut =
        report
            .health()
            .retrain()
            .map(job ->
                "%s trains it anew: trowel model health %s -t %s --retrain"
                    .formatted(job, name, target))
            .orElse("Name the job that trains it anew, as retrain: jobs.KEY.");
    return Diagnostic.warning(
            "model-unhealthy", "%s: %s: %s".formatted(name, fact.what(), fact.found()))
        .detail(wayOut);
  }

  private static Diagnostic unknown(Report report, Fact fact) {
    return Diagnostic.warning(
            "health-unknown",
            "%s: nobody can tell of %s: %s"
                .formatted(report.health().name(), fact.what(), fact.found()))
        .detail("Until that is mended, this model counts as not healthy for scripts (exit 1).");
  }

  private static Diagnostic placed(Fact fact, Mapping tree, Diagnostic finding) {
    return finding.at(fact.at()).in(Values.nearestSpan(tree, fact.at()));
  }

  /// The envelope around all of it.
  ///
  /// @param runs the numbers of the runs that were started
  public String json(List<Long> runs, List<Diagnostic> diagnostics) {
    return Envelope.of("model health", json -> write(json, runs), diagnostics);
  }

  private void write(JsonGenerator json, List<Long> runs) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("models");
    for (Report report : reports) {
      write(json, report);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("runs");
    for (long run : runs) {
      json.writeNumber(run);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Report report) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", report.health().name());
    json.writeStringField("standing", report.standing().text());
    json.writeArrayFieldStart("facts");
    for (Fact fact : report.facts()) {
      json.writeStartObject();
      json.writeStringField("standing", fact.standing().text());
      json.writeStringField("what", fact.what());
      json.writeStringField("found", fact.found());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.metric.ComparisonParser;
import dev.trowel.schema.metric.ComparisonParser.Parsed;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;

/// The form of `trowel.gates`: for each name, what a version of a model must meet.
final class GatesSetting {
  private static final String REFERENCE = "${";
  private static final String WAY_OUT =
      "Write a name, and below it one or more of job, metrics, tags, max_age and approval.";

  private GatesSetting() {}

  static void check(Path at, Value value, Diagnostics diagnostics) {
    if (value instanceof Mapping gates) {
      gates.entries().forEach((name, entry) -> gate(at.field(name), entry.value(), diagnostics));
    } else {
      add("gates takes gates by their names", WAY_OUT, at, value.span(), diagnostics);
    }
  }

  private static void gate(Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Mapping gate) || gate.entries().isEmpty()) {
      add("a gate says what must be met", WAY_OUT, at, value.span(), diagnostics);
      return;
    }
    gate.entries()
        .forEach((field, entry) -> {
          if (GateSettings.FIELDS.contains(field)) {
            field(at.field(field), field, entry.value(), diagnostics);
          } else {
            String wayOut = Suggestion.advice(field, GateSettings.FIELDS, WAY_OUT);
            add("a gate knows no " + field, wayOut, at.field(field), entry.key(), diagnostics);
          }
        });
  }

  private static void field(Path at, String field, Value value, Diagnostics diagnostics) {
    switch (field) {
      case "job" -> job(at, value, diagnostics);
      case "metrics" -> metrics(at, value, diagnostics);
      case "tags" -> tags(at, value, diagnostics);
      case "max_age" -> age(at, value, diagnostics);
      default -> approval(at, value, diagnostics);
    }
  }

  private static void job(Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Text)) {
      add("job names a job", "Such as job: jobs.validation.", at, value.span(), diagnostics);
    }
  }

  private static void metrics(Path at, Value value, Diagnostics diagnostics) {
    String wayOut = "Such as metrics: [\"f1 >= champion - 0.01\", \"rmse <= 4.2\"].";
    if (!(value instanceof Seq(var _, List<Value> items)) || items.isEmpty()) {
      add("metrics takes a list of comparisons", wayOut, at, value.span(), diagnostics);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Text text) {
        comparison(at.index(i), text, diagnostics);
      } else {
        add("a comparison is a text", wayOut, at.index(i), items.get(i).span(), diagnostics);
      }
    }
  }

  private static void comparison(Path at, Text written, Diagnostics diagnostics) {
    if (!written.text().contains(REFERENCE)
        && ComparisonParser.parse(written.text())
            instanceof Parsed.Bad(int column, String reason)) {
      diagnostics.add(
          Diagnostic.error(
                  "gate-metric-unreadable",
                  "\"%s\" is no comparison: %s".formatted(written.text(), reason))
              .detail(
                  "Write a metric, one of >= <= > < ==, and what it is compared with: a number,"
                      + " champion for the same metric of the present holder, + - * / and"
                      + " parentheses. A name with other letters stands in backticks: `val-f1`.")
              .at(at)
              .in(part(written, column)));
    }
  }

  /// The character, where it stands where the text says; a text with escapes or of several lines is
  /// shown whole.
  private static Span part(Text written, int column) {
    Span span = written.span();
    int length = written.text().length();
    int extra = span.endColumn() - span.column() - length;
    boolean plain = span.line() == span.endLine() && (extra == 0 || extra == 2);
    int from = Math.min(column, length - 1);
    return plain && length > 0 ? span.part(from + extra / 2, 1) : span;
  }

  private static void tags(Path at, Value value, Diagnostics diagnostics) {
    boolean fine =
        value instanceof Mapping tags
            && !tags.entries().isEmpty()
            && tags.entries().values().stream()
                .allMatch(entry -> GateSettings.scalar(entry.value()).isPresent());
    if (!fine) {
      add(
          "tags takes names and values",
          "Such as tags: {validated: \"true\"}.",
          at,
          value.span(),
          diagnostics);
    }
  }

  private static void age(Path at, Value value, Diagnostics diagnostics) {
    boolean fine =
        value instanceof Text(var _, String text)
            && (text.contains(REFERENCE) || GateSettings.age(text).isPresent());
    if (!fine) {
      add("max_age is a length of time", "Such as 7d, 12h or 2w.", at, value.span(), diagnostics);
    }
  }

  private static void approval(Path at, Value value, Diagnostics diagnostics) {
    boolean fine =
        value instanceof Mapping approval
            && approval.entries().size() == 1
            && approval.get("group") instanceof Text(var _, String group)
            && !group.isBlank();
    if (!fine) {
      add(
          "approval names a group",
          "Such as approval: {group: ml-leads}.",
          at,
          value.span(),
          diagnostics);
    }
  }

  private static void add(
      String summary, String wayOut, Path at, Span span, Diagnostics diagnostics) {
    diagnostics.add(TrowelSection.fault(summary, wayOut).at(at).in(span));
  }
}

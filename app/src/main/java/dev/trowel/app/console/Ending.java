package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of each change of a plan that was not carried out to its end: what one needs to know
/// first comes last, where the eye is.
///
/// @param plan what was planned
/// @param outcome what became of it
public record Ending(Plan plan, Outcome outcome) {

  /// So many lines of what went well, or was not begun, are shown.
  private static final int SHOWN = 10;

  private static final String STEP = "  ";

  /// One change.
  ///
  /// @param note what there is to say besides; `""` for nothing
  private record Row(ResourceKey key, String action, Optional<Span> span, String note) {}

  /// The lists as text, and an empty line; nothing where all was carried out.
  ///
  /// @param width how many cells a line has
  public String text(int width) {
    if (outcome.isComplete()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    add("Done", done(), SHOWN, width, text);
    add("Not started", unstarted(), SHOWN, width, text);
    add("Unfinished", unfinished(), Integer.MAX_VALUE, width, text);
    add("Failed", failed(), Integer.MAX_VALUE, width, text);
    return text.append('\n').toString();
  }

  /// `, 1 failed, 2 not started`; nothing where all was carried out.
  public String counts() {
    return count(failed(), "failed")
        + count(unfinished(), "unfinished")
        + count(unstarted(), "not started");
  }

  private static String count(List<Row> rows, String what) {
    return rows.isEmpty() ? "" : ", " + rows.size() + " " + what;
  }

  /// How to go on; nothing where all was carried out.
  public String wayOut() {
    if (outcome.isComplete()) {
      return "";
    }
    String first = outcome.failed().isEmpty() ? "Run" : "Mend what failed and run";
    return first + " the same command again: it goes on from here.\n";
  }

  /// Writes all lists as fields of the open object.
  public void write(JsonGenerator json) throws IOException {
    write("done", done(), "", json);
    write("unfinished", unfinished(), "reason", json);
    write("not_started", unstarted(), "reason", json);
    write("failed", failed(), "code", json);
  }

  private List<Row> done() {
    return outcome.done().stream().map(Change::key).map(key -> row(key, "")).toList();
  }

  private List<Row> unstarted() {
    Stream<Row> skipped =
        outcome.skipped().entrySet().stream()
            .map(skip -> row(skip.getKey(), "needs " + skip.getValue()));
    Stream<Row> stopped = outcome.stopped().unstarted().stream().map(key -> row(key, ""));
    return Stream.concat(skipped, stopped).sorted((a, b) -> a.key().compareTo(b.key())).toList();
  }

  private List<Row> unfinished() {
    return rows(outcome.stopped().unfinished(), Ending::known);
  }

  private List<Row> failed() {
    return rows(outcome.failed(), Diagnostic::code);
  }

  private static String known(Diagnostic why) {
    return why.code().equals(Halt.UNANSWERED) ? "no answer" : "not to its end";
  }

  /// What there is to say of a change.
  @FunctionalInterface
  private interface Note {
    String of(Diagnostic why);
  }

  private List<Row> rows(Map<ResourceKey, Diagnostic> lines, Note note) {
    return lines.entrySet().stream()
        .map(line -> row(line.getKey(), note.of(line.getValue())))
        .toList();
  }

  private Row row(ResourceKey key, String note) {
    Planned line = plan.line(key);
    return new Row(key, line.change().action(), line.span().filter(Span::isWritten), note);
  }

  private static void add(String title, List<Row> rows, int most, int width, StringBuilder text) {
    if (rows.isEmpty()) {
      return;
    }
    text.append(title).append('\n');
    List<Row> shown = rows.stream().limit(most).toList();
    int action = shown.stream().mapToInt(row -> row.action().length()).max().orElse(0);
    int key = shown.stream().mapToInt(row -> row.key().toString().length()).max().orElse(0);
    shown.forEach(row -> add(row, action, key, width, text));
    if (rows.size() > most) {
      text.append(STEP).append("and ").append(rows.size() - most).append(" more\n");
    }
  }

  /// What does not fit beside the key goes below it.
  private static void add(Row row, int action, int key, int width, StringBuilder text) {
    String lead = STEP + Fit.padded(row.action(), action) + STEP;
    String name = Fit.padded(row.key().toString(), key);
    List<String> rest = new ArrayList<>();
    row.span().map(Span::toString).ifPresent(rest::add);
    if (!row.note().isEmpty()) {
      rest.add(row.note());
    }
    String beside = String.join(STEP, rest);
    boolean fits = lead.length() + name.length() + STEP.length() + beside.length() <= width;
    String below = "\n" + STEP + STEP + STEP;
    text.append((lead + name + (fits ? STEP + beside : "")).stripTrailing());
    if (!fits) {
      rest.forEach(each -> text.append(below).append(each));
    }
    text.append('\n');
  }

  private static void write(String field, List<Row> rows, String note, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Row row : rows) {
      json.writeStartObject();
      json.writeStringField("key", row.key().toString());
      json.writeStringField("action", row.action());
      if (!note.isEmpty()) {
        json.writeStringField(note, row.note());
      }
      if (row.span().isPresent()) {
        json.writeFieldName("span");
        DiagnosticJson.write(json, row.span().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

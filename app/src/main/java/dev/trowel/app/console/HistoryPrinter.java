package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.history.Entry;
import dev.trowel.core.history.EntryView;
import dev.trowel.core.history.Step;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What was deployed when, by whom and with which result.
///
/// @param target whose history it is
/// @param entries the latest first
/// @param width how many cells a line of the table has
public record HistoryPrinter(String target, List<Entry> entries, int width) {
  private static final int WIDTH = 80;
  private static final int WHEN = 16;
  private static final int COMMIT = 7;

  /// How wide the columns before the last may be.
  private static final List<Integer> MOST = List.of(6, WHEN, 32, COMMIT, 11);

  /// Which of them gives way to the last one, and how narrow it becomes for that.
  private static final int WHO = 2;

  private static final int LEAST_WHO = 12;

  private static final String GAP = "  ";
  private static final int LABEL = 9;

  /// The table: a line for each deployment.
  public String table() {
    if (entries.isEmpty()) {
      return target + ": nothing was deployed yet, or by a tool that keeps no history\n";
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("#", "when (UTC)", "who", "commit", "result", "what"));
    entries.forEach(each -> lines.add(cells(each)));
    List<Integer> widths =
        IntStream.range(0, MOST.size())
            .mapToObj(i -> width(lines, i))
            .collect(Collectors.toCollection(ArrayList::new));
    int what = lines.stream().mapToInt(each -> Cells.of(each.getLast())).max().orElse(0);
    int lacking = what - room(widths);
    int spare = Math.max(0, widths.get(WHO) - LEAST_WHO);
    widths.set(WHO, widths.get(WHO) - Math.clamp(lacking, 0, spare));
    return lines.stream().map(each -> line(each, widths)).collect(Collectors.joining());
  }

  /// How many cells the last column has.
  private int room(List<Integer> widths) {
    return width - widths.stream().mapToInt(each -> each == 0 ? 0 : each + GAP.length()).sum();
  }

  /// As wide as its widest cell; a column in which nothing stands takes no room.
  private static int width(List<List<String>> lines, int column) {
    int widest =
        lines.stream().skip(1).mapToInt(each -> Cells.of(each.get(column))).max().orElse(0);
    int heading = widest == 0 ? 0 : Cells.of(lines.getFirst().get(column));
    return Math.min(MOST.get(column), Math.max(widest, heading));
  }

  private static List<String> cells(Entry entry) {
    String commit = entry.author().commit();
    return Stream.of(
            Long.toString(entry.number()),
            when(entry.started()),
            entry.author().user(),
            commit.substring(0, Math.min(COMMIT, commit.length())),
            entry.result().word(),
            entry.errand().command() + sums(entry))
        .map(Fit::line)
        .toList();
  }

  /// What does not fit into the last column goes on below.
  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.size(); i++) {
      if (widths.get(i) > 0) {
        String cell = Fit.end(cells.get(i), widths.get(i));
        String gap = " ".repeat(widths.get(i) - Cells.of(cell));
        line.append(i == 0 ? gap + cell : cell + gap).append(GAP);
      }
    }
    int room = room(widths);
    String indent = "\n" + " ".repeat(width - room);
    return line.append(String.join(indent, Prose.wrapped(cells.getLast(), room, room)))
            .toString()
            .stripTrailing()
        + "\n";
  }

  /// `2026-11-21T12:00:07Z` to the minute.
  private static String when(String instant) {
    return instant.length() < WHEN ? instant : instant.substring(0, WHEN).replace('T', ' ');
  }

  private static String sums(Entry entry) {
    if (entry.steps().isEmpty()) {
      return without(entry);
    }
    return ": "
        + Stream.of(Step.End.values())
            .filter(end -> entry.count(end) > 0)
            .map(end -> entry.count(end) + " " + word(end))
            .collect(Collectors.joining(", "));
  }

  /// That it did not come to its end is told by its result already.
  private static String without(Entry entry) {
    return switch (entry.result()) {
      case DONE, FAILED -> ": " + (entry.why().isEmpty() ? "no resource changed" : entry.why());
      case INTERRUPTED -> "";
    };
  }

  private static String word(Step.End end) {
    return switch (end) {
      case DONE -> "done";
      case FAILED -> "failed";
      case UNFINISHED -> "unfinished";
      case SKIPPED -> "not started";
      case UNDONE -> "put back";
    };
  }

  /// All that is known of one deployment, with its changes.
  public static String one(String target, Entry entry) {
    StringBuilder text = new StringBuilder();
    text.append("Deployment ").append(entry.number()).append(" of ").append(Fit.line(target));
    text.append(": ").append(entry.result().word()).append('\n');
    label(text, "what", entry.errand().command());
    label(text, "started", entry.started());
    label(text, "finished", entry.finished());
    label(text, "who", entry.author().user());
    label(text, "host", entry.author().host());
    label(text, "ci run", entry.author().ciRun());
    label(text, "commit", entry.author().commit());
    label(text, "branch", entry.author().branch());
    label(text, "tool", (entry.errand().tool() + " " + entry.errand().spelling()).strip());
    label(text, "state", entry.lineage().isEmpty() ? "" : "serial " + entry.serial());
    label(text, "files", files(entry));
    label(text, "why", entry.why());
    entry.steps().forEach(step -> step(step, text));
    return text.toString();
  }

  private static String files(Entry entry) {
    return entry.archived().isComplete()
        ? entry
            .blueprint()
            .map(each -> each.files().size() + ", and " + each.libraries().size() + " libraries")
            .orElse("")
        : "not kept: " + entry.archived().missing();
  }

  private static void label(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(GAP).append(Fit.padded(label, LABEL)).append(Fit.line(value)).append('\n');
    }
  }

  private static void step(Step step, StringBuilder text) {
    text.append('\n').append(Fit.line(step.key())).append("  ").append(Fit.line(step.action()));
    text.append(end(step.end())).append('\n');
    if (!step.why().isEmpty()) {
      Prose.wrapped("    " + Fit.line(step.why()), WIDTH, WIDTH)
          .forEach(line -> text.append(line).append('\n'));
    }
  }

  private static String end(Step.End end) {
    return switch (end) {
      case DONE -> "";
      case FAILED -> "  failed";
      case UNFINISHED -> "  unfinished";
      case SKIPPED -> "  not started";
      case UNDONE -> "  put back";
    };
  }

  /// The envelope around the records.
  public String json(List<Diagnostic> diagnostics) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("target", target);
    var list = result.putArray("deployments");
    entries.forEach(each -> list.add(EntryView.json(each)));
    return envelope(result, diagnostics);
  }

  private static String envelope(JsonNode result, List<Diagnostic> diagnostics) {
    return Envelope.of("history", json -> JsonText.write(json, result), diagnostics);
  }
}

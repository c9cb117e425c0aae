package dev.trowel.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.model.Label;
import dev.trowel.core.model.TrackedRun;
import dev.trowel.core.model.VersionView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Versions of a model beside each other.
///
/// @param names how they were named
/// @param views the versions, in that order
public record VersionsPrinter(List<String> names, List<VersionView> views) {
  private static final String GAP = "  ";
  private static final String INDENT = "    ";
  private static final int MOST = 28;

  public VersionsPrinter {
    names = List.copyOf(names);
    views = List.copyOf(views);
  }

  /// A column for each version where that fits into `width`, else a line for each value; `*` marks
  /// what is not the same in all.
  public String text(int width) {
    List<Row> rows = rows();
    String table = lines(rows);
    return table.lines().allMatch(line -> Cells.of(line) <= width) ? table : stacked(rows, width);
  }

  /// One fact about all versions.
  ///
  /// @param values one of each version; none where it heads a section
  private record Row(String title, List<String> values) {
    boolean isSame() {
      return values.stream().distinct().count() == 1;
    }
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(row("model", each -> each.model().name()));
    rows.add(row("version", each -> Long.toString(each.version().number())));
    rows.add(row("labels", VersionsPrinter::labels));
    rows.add(row("created", VersionsPrinter::created));
    rows.add(row("by", each -> each.version().creator()));
    section(rows, "metrics", VersionsPrinter::metrics);
    section(rows, "parameters", each -> each.run().map(TrackedRun::params).orElseGet(TreeMap::new));
    section(rows, "tags", each -> each.version().tags());
    section(
        rows, "tags of the run", each -> each.run().map(TrackedRun::tags).orElseGet(TreeMap::new));
    return rows;
  }

  private Row row(String title, Function<VersionView, String> cell) {
    return row(title, views.stream().map(cell).toList());
  }

  private static Row row(String title, List<String> values) {
    return new Row(Fit.end(Fit.line(title), MOST), values.stream().map(Fit::line).toList());
  }

  private void section(
      List<Row> rows, String title, Function<VersionView, SortedMap<String, String>> of) {
    List<SortedMap<String, String>> maps = views.stream().map(of).toList();
    SortedSet<String> keys = new TreeSet<>();
    maps.forEach(each -> keys.addAll(each.keySet()));
    if (!keys.isEmpty()) {
      rows.add(row(title, List.of()));
    }
    for (String key : keys) {
      List<String> values = maps.stream().map(each -> each.getOrDefault(key, "-")).toList();
      String mark = values.stream().distinct().count() > 1 ? "* " : "  ";
      rows.add(row(mark + key, values));
    }
  }

  private String lines(List<Row> rows) {
    List<Row> all = new ArrayList<>(List.of(row("", names)));
    all.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (Row row : all) {
      StringBuilder line = new StringBuilder(Fit.padded(row.title(), width(all)));
      for (int column = 0; column < row.values().size(); column++) {
        line.append(GAP).append(Fit.padded(cell(row, column), width(all, column)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<Row> rows) {
    return rows.stream().mapToInt(row -> Cells.of(row.title())).max().orElse(0);
  }

  private static int width(List<Row> rows, int column) {
    return rows.stream()
        .filter(row -> !row.values().isEmpty())
        .mapToInt(row -> Cells.of(cell(row, column)))
        .max()
        .orElse(0);
  }

  private static String cell(Row row, int column) {
    return Fit.end(row.values().get(column), MOST);
  }

  /// What is the same in all stands beside its title, the rest below it.
  private String stacked(List<Row> rows, int width) {
    int titles = width(rows.stream().filter(Row::isSame).toList());
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      if (row.isSame()) {
        text.append(line(row.title(), titles, row.values().getFirst(), width));
      } else {
        text.append(row.title()).append('\n');
        text.append(row.values().isEmpty() ? "" : below(row, width));
      }
    }
    return text.toString();
  }

  private String below(Row row, int width) {
    List<String> shown =
        names.stream().map(name -> INDENT + Fit.end(Fit.line(name), MOST)).toList();
    int widest = shown.stream().mapToInt(Cells::of).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shown.size(); i++) {
      text.append(line(shown.get(i), widest, row.values().get(i), width));
    }
    return text.toString();
  }

  private static String line(String title, int titles, String value, int width) {
    String start = Fit.padded(title, titles) + GAP;
    String shown = value.isEmpty() ? "-" : value;
    return start + Fit.end(shown, width - Cells.of(start)) + "\n";
  }

  private static String labels(VersionView view) {
    return view.version().labels().stream().map(Label::shown).collect(Collectors.joining(", "));
  }

  private static String created(VersionView view) {
    long millis = view.version().created();
    return millis == 0
        ? ""
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static SortedMap<String, String> metrics(VersionView view) {
    SortedMap<String, String> metrics = new TreeMap<>();
    view.run()
        .map(TrackedRun::metrics)
        .ifPresent(all -> all.forEach((key, value) -> metrics.put(key, value.toString())));
    return metrics;
  }

  /// The envelope around them.
  public String json() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ArrayNode list = result.putArray("versions");
    for (int i = 0; i < views.size(); i++) {
      version(list.addObject().put("named", names.get(i)), views.get(i));
    }
    return Envelope.of("model compare", json -> JsonText.write(json, result), List.of());
  }

  private static void version(ObjectNode json, VersionView view) {
    json.put("target", view.model().target()).put("model", view.model().name());
    json.put("version", view.version().number()).put("created", created(view));
    json.put("run_id", view.version().runId());
    ObjectNode metrics = json.putObject("metrics");
    view.run().ifPresent(run -> run.metrics().forEach(metrics::put));
    texts(json.putObject("parameters"), view.run().map(TrackedRun::params).orElseGet(TreeMap::new));
    texts(json.putObject("tags"), view.version().tags());
  }

  private static void texts(ObjectNode json, Map<String, String> pairs) {
    pairs.forEach(json::put);
  }
}

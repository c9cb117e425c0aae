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
import java.util.Collections;
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
  private static final int MOST = 28;

  public VersionsPrinter {
    names = List.copyOf(names);
    views = List.copyOf(views);
  }

  /// A column for each version; `*` marks what is not the same in all.
  public String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", names));
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
    return lines(rows);
  }

  private List<String> row(String title, Function<VersionView, String> cell) {
    return row(title, views.stream().map(cell).toList());
  }

  private static List<String> row(String title, List<String> cells) {
    List<String> row = new ArrayList<>(List.of(title));
    row.addAll(cells);
    return row.stream().map(cell -> Fit.end(Fit.line(cell), MOST)).toList();
  }

  private void section(
      List<List<String>> rows, String title, Function<VersionView, SortedMap<String, String>> of) {
    List<SortedMap<String, String>> maps = views.stream().map(of).toList();
    SortedSet<String> keys = new TreeSet<>();
    maps.forEach(each -> keys.addAll(each.keySet()));
    if (!keys.isEmpty()) {
      rows.add(row(title, Collections.nCopies(views.size(), "")));
    }
    for (String key : keys) {
      List<String> values = maps.stream().map(each -> each.getOrDefault(key, "-")).toList();
      String mark = values.stream().distinct().count() > 1 ? "* " : "  ";
      rows.add(row(mark + key, values));
    }
  }

  private static String lines(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(each -> Cells.of(each.get(at))).max().orElse(0);
        line.append(Fit.padded(row.get(column), width)).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
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

package dev.trowel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.bench.flame.FlameSuite;
import dev.trowel.bench.measure.Settings;
import dev.trowel.bench.picture.LogPlot;
import dev.trowel.bench.picture.LogPlot.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the page and its pictures: beside what was built, and on demand into the documentation.
record Pages(Settings settings, Ledger ledger) {

  private static final String PAGE = "performance.md";
  private static final String GROWTH = "performance-growth.svg";

  private static final Map<String, String> COLOURS =
      Map.of(
          Names.VALIDATE, "#3fa34d",
          Names.PLAN, "#3b8bd6",
          Names.FIRST, "#e0701b",
          Names.AGAIN, "#a667c9",
          Names.DESTROY, "#d1495b");

  /// What the other program took on the same sort of machine, at 10, 100 and 1,000 jobs and 50 ms
  /// an answer, in the order of [Names#GROWING]; what was not measured is 0.
  private static final double[][] OTHER = {
    {0.5, 5.8, 51}, {0, 0, 89}, {1.7, 15, 162}, {0, 0, 138}, {0, 0, 178}
  };

  void write() throws IOException {
    Path docs = settings.root().resolve("docs");
    Tables tables = new Tables(ledger);
    Map<String, Object> places = new LinkedHashMap<>();
    places.put("machine", tables.machine());
    places.put("must", Must.table(ledger));
    places.put("small", tables.small());
    places.put("wall", tables.wall());
    places.put("effort", tables.effort());
    places.put("rounds", tables.rounds());
    places.put("validate", tables.shares("validate"));
    places.put("start", tables.shares("start"));
    places.put("micro", tables.micro());
    Page page = new Page(Files.readString(docs.resolve(PAGE), UTF_8));
    for (Map.Entry<String, Object> each : places.entrySet()) {
      page = page.with(each.getKey(), each.getValue().toString());
      Bench.say("\n" + each.getValue());
    }
    Files.writeString(settings.out().resolve(PAGE), page.text(), UTF_8);
    Files.writeString(settings.out().resolve(GROWTH), LogPlot.of(series(tables)), UTF_8);
    if (settings.update()) {
      copy(docs);
    }
  }

  private void copy(Path docs) throws IOException {
    for (String name : List.of(PAGE, GROWTH, FlameSuite.VALIDATE, FlameSuite.START)) {
      Path made = settings.out().resolve(name);
      if (Files.exists(made)) {
        Files.copy(made, docs.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<Series> series(Tables tables) {
    List<Series> all = new ArrayList<>();
    for (int i = 0; i < OTHER.length; i++) {
      String command = Names.GROWING.get(i);
      String colour = COLOURS.getOrDefault(command, "#888888");
      all.add(new Series(command, colour, tables.points(command), false));
      all.add(new Series(command, colour, other(OTHER[i]), true));
    }
    return all;
  }

  private static SortedMap<Integer, Double> other(double[] seconds) {
    SortedMap<Integer, Double> points = new TreeMap<>();
    for (int i = 0; i < seconds.length; i++) {
      if (seconds[i] > 0) {
        points.put((int) Math.pow(10, i + 1.0), seconds[i]);
      }
    }
    return points;
  }
}

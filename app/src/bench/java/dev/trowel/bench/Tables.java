package dev.trowel.bench;

import dev.trowel.bench.measure.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The tables of the page, from what was measured.
record Tables(Ledger ledger) {

  /// The least that the protocol allows, in round trips one after the other; the page says why.
  private static final Map<String, Integer> LEAST =
      Map.of(
          Names.VALIDATE, 0,
          Names.PLAN, 2,
          Names.FIRST, 11,
          Names.AGAIN, 2,
          Names.DESTROY, 11);

  /// Small commands: wall, processor and memory.
  Table small() {
    Table table = Table.of("command", "wall", "processor", "memory");
    for (String prefix : List.of("start/", Names.UNPACKED + "start/", "files/")) {
      for (String name : ledger.below(prefix)) {
        if (!(prefix + name).equals(Names.UPLOADS)) {
          Cost cost = ledger.cost(prefix + name);
          table.add(
              List.of(
                  called(prefix, name),
                  String.format(Locale.ROOT, "%,.0f ms", cost.wall() * 1000),
                  String.format(Locale.ROOT, "%,.0f ms", cost.user() * 1000),
                  cost.megabytes()));
        }
      }
    }
    return table;
  }

  private static String called(String prefix, String name) {
    return switch (prefix) {
      case "start/" -> name;
      case "files/" -> name + ", many files";
      default -> name + ", release archive unpacked elsewhere";
    };
  }

  /// Wall time by number of jobs.
  Table wall() {
    return growing(cost -> Cost.seconds(cost.wall()));
  }

  /// Processor time and memory by number of jobs.
  Table effort() {
    return growing(cost -> Cost.seconds(cost.user()) + " / " + cost.megabytes());
  }

  private Table growing(Function<Cost, String> cell) {
    List<String> head = new ArrayList<>(List.of("jobs"));
    head.addAll(Names.GROWING);
    Table table = Table.of(head.toArray(String[]::new));
    for (int jobs : sizes()) {
      List<String> row = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", jobs)));
      for (String command : Names.GROWING) {
        String name = Names.of(command, jobs);
        row.add(ledger.has(name) ? cell.apply(ledger.cost(name)) : "–");
      }
      table.add(row);
    }
    return table;
  }

  /// The numbers of jobs that something was measured for.
  private Iterable<Integer> sizes() {
    TreeSet<Integer> sizes = new TreeSet<>();
    for (String name : ledger.below("growth/")) {
      sizes.add(Integer.valueOf(name.substring(name.indexOf('/') + 1)));
    }
    return sizes;
  }

  /// Requests, and how many of them one after the other.
  Table rounds() {
    Table table =
        Table.of("one job with permissions", "requests", "one after the other", "by its promises");
    for (String command : Names.GROWING) {
      String name = Names.rounds(command);
      if (ledger.has(name)) {
        table.add(
            List.of(
                command,
                count(name, 0),
                count(name, 1),
                String.valueOf(LEAST.getOrDefault(command, 0))));
      }
    }
    return table;
  }

  private String count(String name, int index) {
    return String.format(Locale.ROOT, "%.0f", ledger.number(name, index).orElse(0));
  }

  /// Micro benchmarks.
  Table micro() {
    Table table = Table.of("of 100 jobs", "time", "memory allocated");
    for (String name : ledger.below("micro/")) {
      double time = ledger.number("micro/" + name, 0).orElse(0);
      double kilobytes = ledger.number("micro/" + name, 1).orElse(0);
      table.add(
          List.of(
              name,
              String.format(Locale.ROOT, "%.1f ms", time),
              String.format(Locale.ROOT, "%,.0f kB", kilobytes)));
    }
    return table;
  }

  /// Who has the greatest parts in a profile.
  Table shares(String profile) {
    Table table = Table.of("at work", "of the time");
    String prefix = Names.shares(profile);
    ledger.below(prefix).stream()
        .sorted(Comparator.comparingDouble(name -> -ledger.number(prefix + name, 0).orElse(0)))
        .limit(8)
        .forEach(name ->
            table.add(
                List.of(
                    name.startsWith("dev.") ? "`" + name + "`" : name, percent(prefix + name))));
    return table;
  }

  private String percent(String name) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * ledger.number(name, 0).orElse(0));
  }

  /// What it was measured on, in a sentence.
  String machine() {
    return String.format(
        Locale.ROOT,
        "Measured last with %d processors under %s, of which other programs asked for %.1f when it"
            + " began. There `java -version` takes %.0f ms.%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        ledger.number(Names.LOAD, 0).orElse(0),
        1000 * ledger.cost(Names.JAVA).wall());
  }

  /// The points of one command, for the plot.
  SortedMap<Integer, Double> points(String command) {
    SortedMap<Integer, Double> points = new TreeMap<>();
    for (int jobs : sizes()) {
      ledger.number(Names.of(command, jobs), 0).ifPresent(seconds -> points.put(jobs, seconds));
    }
    return points;
  }
}

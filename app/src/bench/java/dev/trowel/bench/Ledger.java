package dev.trowel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.bench.measure.Cost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was measured, by name; kept in a file, so that a part that is run again takes its place
/// beside what was measured before.
final class Ledger {

  private final Path file;
  private final SortedMap<String, List<Double>> entries = new TreeMap<>();

  private Ledger(Path file) {
    this.file = file;
  }

  /// The one in `folder`; empty at first.
  static Ledger in(Path folder) throws IOException {
    Ledger ledger = new Ledger(Files.createDirectories(folder).resolve("measured.txt"));
    if (Files.exists(ledger.file)) {
      for (String line : Files.readAllLines(ledger.file)) {
        List<String> words = Arrays.asList(line.split("\t", -1));
        ledger.entries.put(
            words.getFirst(),
            words.subList(1, words.size()).stream().map(Double::valueOf).toList());
      }
    }
    return ledger;
  }

  /// Keeps what a command took.
  void put(String name, Cost cost) {
    put(name, cost.wall(), cost.user(), cost.peak());
  }

  /// Keeps numbers, and tells of them.
  void put(String name, double... values) {
    entries.put(name, Arrays.stream(values).boxed().toList());
    List<String> lines = new ArrayList<>();
    entries.forEach((each, numbers) ->
        lines.add(each + "\t" + String.join("\t", numbers.stream().map(String::valueOf).toList())));
    try {
      Files.write(file, lines, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Bench.say(name + ": " + Arrays.toString(values));
  }

  /// What a command took; all zero when it was not measured.
  Cost cost(String name) {
    List<Double> values = entries.getOrDefault(name, List.of(0.0, 0.0, 0.0));
    return new Cost(values.get(0), values.get(1), values.get(2));
  }

  /// Forgets what begins with `prefix`, which is about to be measured anew under other names.
  void drop(String prefix) {
    entries.keySet().removeIf(name -> name.startsWith(prefix));
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /// The number at `index` of what was kept as `name`.
  OptionalDouble number(String name, int index) {
    List<Double> values = entries.getOrDefault(name, List.of());
    return index < values.size() ? OptionalDouble.of(values.get(index)) : OptionalDouble.empty();
  }

  /// The names that begin with `prefix`, without it.
  List<String> below(String prefix) {
    return entries.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }
}

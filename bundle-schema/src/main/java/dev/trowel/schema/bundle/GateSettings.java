package dev.trowel.schema.bundle;

import dev.trowel.schema.metric.Comparison;
import dev.trowel.schema.metric.ComparisonParser;
import dev.trowel.schema.metric.ComparisonParser.Parsed;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `trowel.gates` says: what a version of a model must meet before it is promoted.
public final class GateSettings {

  /// The fields of a gate.
  public static final List<String> FIELDS =
      List.of("job", "metrics", "tags", "max_age", "approval");

  private static final Pattern AGE = Pattern.compile("([1-9]\\d{0,4})([mhdw])");

  private GateSettings() {}

  /// One gate.
  ///
  /// @param span where it is written
  /// @param job the key of the job whose last run must have succeeded, such as `jobs.validation`
  /// @param metrics all of them must hold
  /// @param tags all of them must be on the version
  /// @param maxAge how old the version may be
  /// @param group somebody of it must agree
  /// @param unreadable conditions of it that cannot be read, which nothing meets
  public record Gate(
      String name,
      Span span,
      Optional<String> job,
      List<Comparison> metrics,
      SortedMap<String, String> tags,
      Optional<Duration> maxAge,
      Optional<String> group,
      List<String> unreadable) {
    public Gate {
      unreadable = List.copyOf(unreadable);
      metrics = List.copyOf(metrics);
      tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
  }

  /// All gates, in the order written.
  ///
  /// @param tree a resolved tree without errors
  public static List<Gate> of(Value tree) {
    List<Gate> gates = new ArrayList<>();
    Values.mapping(tree, "trowel", "gates")
        .entries()
        .forEach((name, entry) -> {
          Value value = entry.value();
          gates.add(gate(name, value instanceof Mapping gate ? gate : Mapping.empty(value.span())));
        });
    return List.copyOf(gates);
  }

  private static Gate gate(String name, Mapping gate) {
    List<String> unreadable = new ArrayList<>();
    gate.entries().forEach((field, entry) -> unread(field, entry.value(), unreadable));
    return new Gate(
        name,
        gate.span(),
        Optional.ofNullable(Values.text(gate, "job")),
        comparisons(gate),
        tags(gate),
        Optional.ofNullable(Values.text(gate, "max_age")).flatMap(GateSettings::age),
        Optional.ofNullable(Values.text(gate, "approval", "group")),
        gate.entries().isEmpty() ? List.of("nothing is asked") : unreadable);
  }

  /// What a variable made of a condition may be none: it must not be passed over.
  private static void unread(String field, Value value, List<String> unreadable) {
    switch (field) {
      case "metrics" -> {
        List<Value> all = value instanceof Seq list ? list.items() : List.of(value);
        all.stream()
            .filter(each -> comparison(each).isEmpty())
            .forEach(each -> unreadable.add(scalar(each).orElse(field)));
      }
      case "tags" -> {
        if (!(value instanceof Mapping tags)) {
          unreadable.add(field);
          return;
        }
        tags.entries()
            .forEach((key, entry) -> {
              if (scalar(entry.value()).isEmpty()) {
                unreadable.add("tag " + key);
              }
            });
      }
      default -> {
        if (!isReadable(field, value)) {
          unreadable.add(scalar(value).map(text -> field + " " + text).orElse(field));
        }
      }
    }
  }

  private static boolean isReadable(String field, Value value) {
    return switch (field) {
      case "job" -> value instanceof Text;
      case "max_age" -> value instanceof Text text && age(text.text()).isPresent();
      case "approval" ->
          Optional.ofNullable(Values.text(value, "group"))
              .filter(group -> !group.isBlank())
              .isPresent();
      default -> false;
    };
  }

  private static SortedMap<String, String> tags(Mapping gate) {
    SortedMap<String, String> tags = new TreeMap<>();
    Values.mapping(gate, "tags")
        .entries()
        .forEach((key, entry) -> scalar(entry.value()).ifPresent(text -> tags.put(key, text)));
    return tags;
  }

  private static List<Comparison> comparisons(Mapping gate) {
    return Values.items(gate, "metrics").stream()
        .flatMap(each -> comparison(each).stream())
        .toList();
  }

  private static Optional<Comparison> comparison(Value value) {
    return value instanceof Text(var _, String text)
            && ComparisonParser.parse(text) instanceof Parsed.Good(Comparison comparison)
        ? Optional.of(comparison)
        : Optional.empty();
  }

  /// Where a condition of a gate is written: its own place for a comparison, else all of the gate.
  ///
  /// @param tree the one that the gate was read from
  public static Span place(Value tree, Gate gate, String condition) {
    Value declared = Values.mapping(tree, "trowel", "gates").get(gate.name());
    return declared == null
        ? gate.span()
        : Values.items(declared, "metrics").stream()
            .filter(each -> each instanceof Text(var _, String text) && text.equals(condition))
            .map(Value::span)
            .findFirst()
            .orElse(gate.span());
  }

  /// The text of a scalar, as tags have it.
  public static Optional<String> scalar(Value value) {
    return switch (value) {
      case Text(var _, String text) -> Optional.of(text);
      case Value.Bool(var _, boolean yes) -> Optional.of(Boolean.toString(yes));
      case Value.Num(var _, String text) -> Optional.of(text);
      default -> Optional.empty();
    };
  }

  /// The time that `7d`, `12h`, `30m` or `2w` names.
  public static Optional<Duration> age(String text) {
    Matcher form = AGE.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(form.group(1));
    return Optional.of(
        switch (form.group(2)) {
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }
}

package dev.trowel.schema.bundle;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a model is healthy, as one entry of `trowel.health` says.
///
/// @param name what it is called, such as the model's key
/// @param monitor the quality monitor that watches it
/// @param warehouse the id of the SQL warehouse that reads the monitor's tables
/// @param maxAge how old the monitor's last refresh may be
/// @param thresholds what its metrics may be
/// @param retrain the job that trains it anew
/// @param unreadable where something stands that cannot be read, so that nobody can judge by it
public record Health(
    String name,
    Optional<ResourceKey> monitor,
    Optional<String> warehouse,
    Optional<Duration> maxAge,
    List<Threshold> thresholds,
    Optional<ResourceKey> retrain,
    List<Path> unreadable) {

  /// Where the entries stand.
  public static final Path PLACE = Path.of("trowel", "health");

  public Health {
    unreadable = List.copyOf(unreadable);
    thresholds = List.copyOf(thresholds);
  }

  /// What one metric may be. It is broken when enough of the last windows are beyond the limit, the
  /// latest among them.
  ///
  /// @param drift whether it stands in the monitor's table of drift metrics; else in that of
  ///   profile metrics
  /// @param metric the column of that table
  /// @param column what it is measured of; `:table` for all of it
  /// @param above whether values above the limit are bad; else those below
  /// @param limit the last value that is fine
  /// @param windows how many windows count, the latest first
  /// @param violations how many of them have to be bad
  /// @param at where it stands in the tree
  public record Threshold(
      boolean drift,
      String metric,
      String column,
      boolean above,
      BigDecimal limit,
      int windows,
      int violations,
      Path at) {

    /// Whether `value` is beyond the limit.
    public boolean isBroken(BigDecimal value) {
      return above ? value.compareTo(limit) > 0 : value.compareTo(limit) < 0;
    }

    /// Such as `rmse above 4.2 in 3 of 5 windows`.
    public String text() {
      String what = column.equals(WHOLE) ? metric : metric + " of " + column;
      String often = windows == 1 ? "" : " in %d of %d windows".formatted(violations, windows);
      return "%s %s %s%s".formatted(what, above ? "above" : "below", limit, often);
    }
  }

  /// What metrics of a whole table are measured of.
  static final String WHOLE = ":table";

  private static final String MAX_AGE = "max_age";

  /// What the resolved tree of a target says.
  public static List<Health> in(Mapping tree) {
    List<Health> all = new ArrayList<>();
    if (Values.find(tree, PLACE) instanceof Mapping entries) {
      entries.entries().forEach((name, entry) -> all.add(of(name, entry.value())));
    }
    return all;
  }

  private static Health of(String name, Value entry) {
    List<Threshold> thresholds = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    List<Value> list = Values.items(entry, "thresholds");
    for (int i = 0; i < list.size(); i++) {
      Path at = PLACE.field(name).field("thresholds").index(i);
      threshold(list.get(i), at).ifPresentOrElse(thresholds::add, () -> unreadable.add(at));
    }
    Optional<Duration> age =
        Optional.ofNullable(Values.text(entry, MAX_AGE)).flatMap(ModelWait::timeOf);
    if (age.isEmpty() && Values.find(entry, MAX_AGE) != null) {
      unreadable.add(PLACE.field(name).field(MAX_AGE));
    }
    return new Health(
        name,
        Moves.key(Values.find(entry, "monitor")),
        Optional.ofNullable(Values.text(entry, "warehouse")),
        age,
        thresholds,
        Moves.key(Values.find(entry, "retrain")),
        unreadable);
  }

  private static Optional<Threshold> threshold(Value entry, Path at) {
    String drift = Values.text(entry, "drift");
    String metric = drift == null ? Values.text(entry, "metric") : drift;
    boolean above = Values.find(entry, "above") != null;
    Optional<BigDecimal> limit = number(Values.find(entry, above ? "above" : "below"));
    String column = Values.text(entry, "column");
    int windows = count(Values.find(entry, "windows"));
    return metric == null || limit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Threshold(
                drift != null,
                metric,
                column == null ? WHOLE : column,
                above,
                limit.get(),
                windows,
                Math.min(count(Values.find(entry, "violations")), windows),
                at));
  }

  private static int count(@Nullable Value value) {
    return number(value).map(BigDecimal::intValue).orElse(1);
  }

  /// A number, also one that a variable gave as text.
  public static Optional<BigDecimal> number(@Nullable Value value) {
    try {
      return switch (value) {
        case Value.Num(var _, String text) -> Optional.of(new BigDecimal(text));
        case Text(var _, String text) -> Optional.of(new BigDecimal(text));
        case null, default -> Optional.empty();
      };
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

package dev.trowel.schema.address;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A place inside a tree, from the root down; prints `tasks[task_key='a'].run_if`, `tags['k v']`,
/// `libraries[0]`.
///
/// @param steps the way from the root, empty for the root itself
public record Path(List<Step> steps) implements Comparable<Path> {

  /// The root of a tree.
  public static final Path ROOT = new Path(List.of());

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

  /// One step down.
  public sealed interface Step {}

  /// Into the field `name` of a mapping.
  public record Field(String name) implements Step {}

  /// Into the element at `index`, 0-based, of a list.
  public record Index(int index) implements Step {}

  /// Into the element of a list whose `field` is `value`.
  public record Keyed(String field, String value) implements Step {}

  public Path {
    steps = List.copyOf(steps);
  }

  /// The path through these fields.
  public static Path of(String... fields) {
    Path path = ROOT;
    for (String field : fields) {
      path = path.field(field);
    }
    return path;
  }

  /// This path and one step into the field `name`.
  public Path field(String name) {
    return then(new Field(requireNonNull(name, "name is null")));
  }

  /// This path and one step into the element at `index`, 0-based.
  public Path index(int index) {
    return then(new Index(index));
  }

  /// This path and one step into the element whose `field` is `value`.
  public Path keyed(String field, String value) {
    return then(new Keyed(field, value));
  }

  /// This path and one more step.
  public Path then(Step step) {
    List<Step> longer = new ArrayList<>(steps.size() + 1);
    longer.addAll(steps);
    longer.add(step);
    return new Path(longer);
  }

  /// This path followed by all steps of `other`.
  public Path then(Path other) {
    List<Step> longer = new ArrayList<>(steps);
    longer.addAll(other.steps);
    return new Path(longer);
  }

  /// The path without its first `count` steps.
  public Path from(int count) {
    return new Path(steps.subList(count, steps.size()));
  }

  /// The first `count` steps.
  public Path to(int count) {
    return new Path(steps.subList(0, count));
  }

  /// The path one step up.
  ///
  /// @throws IndexOutOfBoundsException for the root
  public Path parent() {
    return new Path(steps.subList(0, steps.size() - 1));
  }

  /// Whether this path is `other` or lies below it.
  public boolean startsWith(Path other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Field(String name) when PLAIN_NAME.matcher(name).matches() ->
            text.append(text.isEmpty() ? "" : ".").append(name);
        case Field(String name) -> text.append("['").append(name).append("']");
        case Index(int index) -> text.append('[').append(index).append(']');
        case Keyed(String field, String value) ->
            text.append('[').append(field).append("='").append(value).append("']");
      }
    }
    return text.toString();
  }
}

package dev.trowel.schema.address;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place inside a tree, from the root down; prints `tasks[task_key='a'].run_if`, `tags['k v']`,
/// `libraries[0]`.
///
/// A longer path shares the shorter one that it was made of, so that a step costs one object.
public final class Path implements Comparable<Path> {

  /// The root of a tree.
  public static final Path ROOT = new Path(null, null, 0);

  /// One step down.
  public sealed interface Step {}

  /// Into the field `name` of a mapping.
  public record Field(String name) implements Step {}

  /// Into the element at `index`, 0-based, of a list.
  public record Index(int index) implements Step {}

  /// Into the element of a list whose `field` is `value`.
  public record Keyed(String field, String value) implements Step {}

  private final @Nullable Path up;
  private final @Nullable Step last;
  private final int length;

  private Path(@Nullable Path up, @Nullable Step last, int length) {
    this.up = up;
    this.last = last;
    this.length = length;
  }

  /// The path of these steps.
  public static Path of(List<Step> steps) {
    Path path = ROOT;
    for (Step step : steps) {
      path = path.then(step);
    }
    return path;
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
    return new Path(this, step, length + 1);
  }

  /// This path followed by all steps of `other`.
  public Path then(Path other) {
    Path path = this;
    for (Step step : other.steps()) {
      path = path.then(step);
    }
    return path;
  }

  /// The way from the root, empty for the root itself.
  public List<Step> steps() {
    Step[] steps = new Step[length];
    Path at = this;
    for (int i = length - 1; i >= 0; i--) {
      steps[i] = requireNonNull(at.last);
      at = requireNonNull(at.up);
    }
    return List.of(steps);
  }

  /// How many steps it has.
  public int length() {
    return length;
  }

  /// The path without its first `count` steps.
  ///
  /// @throws IndexOutOfBoundsException when it has fewer
  public Path from(int count) {
    checkFromToIndex(count, length, length);
    return of(steps().subList(count, length));
  }

  /// The first `count` steps.
  ///
  /// @throws IndexOutOfBoundsException when it has fewer
  public Path to(int count) {
    checkFromToIndex(0, count, length);
    Path path = this;
    while (path.length > count) {
      path = requireNonNull(path.up);
    }
    return path;
  }

  /// The path one step up.
  ///
  /// @throws IndexOutOfBoundsException for the root
  public Path parent() {
    return to(length - 1);
  }

  /// Whether this path is `other` or lies below it.
  public boolean startsWith(Path other) {
    return length >= other.length && to(other.length).equals(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Path path && length == path.length && isSame(path);
  }

  /// @param other of the same length
  private boolean isSame(Path other) {
    Path a = this;
    Path b = other;
    while (a != b) {
      if (!Objects.equals(a.last, b.last)) {
        return false;
      }
      a = requireNonNull(a.up);
      b = requireNonNull(b.up);
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Path at = this; at.up != null; at = at.up) {
      hash = 31 * hash + Objects.hashCode(at.last);
    }
    return hash;
  }

  @Override
  public int compareTo(Path other) {
    // The order of the texts, which are only made where the first steps that differ do not decide.
    int both = Math.min(length, other.length);
    Path a = to(both);
    Path b = other.to(both);
    Step one = null;
    Step two = null;
    while (a != b) {
      if (!Objects.equals(a.last, b.last)) {
        one = a.last;
        two = b.last;
      }
      a = requireNonNull(a.up);
      b = requireNonNull(b.up);
    }
    if (one == null || two == null) {
      return Integer.compare(length, other.length);
    }
    if (one instanceof Field(String name) && two instanceof Field(String name2)) {
      return isDecided(name, name2) ? name.compareTo(name2) : byText(other);
    }
    return one instanceof Keyed(String field, String value)
            && two instanceof Keyed(String field2, String value2)
            && field.equals(field2)
            && !value.startsWith(value2)
            && !value2.startsWith(value)
        ? value.compareTo(value2)
        : byText(other);
  }

  private int byText(Path other) {
    return toString().compareTo(other.toString());
  }

  private static boolean isDecided(String a, String b) {
    return !a.startsWith(b) && !b.startsWith(a) && isPlain(a) && isPlain(b);
  }

  /// A letter or `_`, then letters, digits, `_` and `-`.
  private static boolean isPlain(String name) {
    if (name.isEmpty()) {
      return false;
    }
    int step;
    for (int i = 0; i < name.length(); i += step) {
      int at = name.codePointAt(i);
      step = Character.charCount(at);
      boolean usual = (at >= 'a' && at <= 'z') || at == '_';
      if (!usual && !Character.isLetter(at) && (i == 0 || !(at == '-' || isNumber(at)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(int at) {
    return switch (Character.getType(at)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /// The last step, null for the root.
  @Nullable Step last() {
    return last;
  }

  /// The path one step up, null for the root.
  @Nullable Path up() {
    return up;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps()) {
      switch (step) {
        case Field(String name) when isPlain(name) ->
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

package dev.trowel.schema.shape;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when it is first asked for, and once.
final class Lazy<T> {

  private @Nullable Supplier<T> source;
  private volatile @Nullable T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  /// Without a lock where it is made already: rules ask for types side by side.
  T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    T made = value;
    if (made == null) {
      made = requireNonNull(requireNonNull(source).get(), "a lazy value is null");
      value = made;
      // What it is made of, such as the text of a schema file, may go.
      source = null;
    }
    return made;
  }
}

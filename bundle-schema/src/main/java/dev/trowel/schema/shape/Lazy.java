package dev.trowel.schema.shape;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when it is first asked for, and once.
final class Lazy<T> {

  private final Supplier<T> source;
  private @Nullable T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  synchronized T get() {
    if (value == null) {
      value = requireNonNull(source.get(), "a lazy value is null");
    }
    return value;
  }
}

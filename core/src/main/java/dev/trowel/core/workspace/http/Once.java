package dev.trowel.core.workspace.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a value when it is first wanted, and never again.
public final class Once<T> implements Supplier<T> {

  private final Supplier<T> make;
  private @Nullable T made;

  public Once(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    T value = made;
    if (value == null) {
      value = make.get();
      made = value;
    }
    return value;
  }
}

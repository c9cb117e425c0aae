package dev.trowel.core.deploy;

import java.util.Optional;
import java.util.function.Function;

/// Makes something when it is first asked for, and no second time.
///
/// @param <A> what it is made from
/// @param <T> what is made
final class Once<A, T> {

  private final Function<A, T> make;
  private Optional<T> made = Optional.empty();

  Once(Function<A, T> make) {
    this.make = make;
  }

  /// What is made; from `from` if it is not yet.
  synchronized T of(A from) {
    if (made.isEmpty()) {
      made = Optional.of(make.apply(from));
    }
    return made.get();
  }

  /// What was made by now.
  synchronized Optional<T> made() {
    return made;
  }
}

package dev.trowel.core.workspace;

import java.util.function.Supplier;

/// Says whether something new may be begun in the workspace, and how long what was begun is waited
/// for.
@FunctionalInterface
public interface Gate {

  /// Always open.
  // Nobody else names that class, so that none can begin with it before this one.
  @SuppressWarnings("ClassInitializationDeadlock")
  Gate OPEN = new OpenGate();

  /// Returns when it may.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it may not any more; it says why
  void pass();

  /// Does `work`, and gives what came of it.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it takes longer than is waited for
  default <T> T await(Supplier<T> work) {
    return work.get();
  }

  /// This gate, and then `next`.
  default Gate and(Gate next) {
    Gate first = this;
    return new Gate() {
      @Override
      public void pass() {
        first.pass();
        next.pass();
      }

      @Override
      public <T> T await(Supplier<T> work) {
        return first.await(() -> next.await(work));
      }
    };
  }
}

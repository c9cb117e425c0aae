package dev.trowel.core.online;

import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.StopException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// What the last deployment of a target recorded; found out once, when somebody asks.
public final class Deployed {

  private final FutureTask<State> task;

  /// @param read finds the state; [State#none] before the first deployment
  public Deployed(Supplier<State> read) {
    this.task = new FutureTask<>(read::get);
  }

  /// The state.
  ///
  /// @throws StopException when it cannot be read
  public State state() {
    task.run();
    return Asker.result(task);
  }
}

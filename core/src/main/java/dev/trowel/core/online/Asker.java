package dev.trowel.core.online;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks a workspace each thing once, whoever wants to know; changes nothing in it.
public final class Asker implements RestClient {

  private final RestClient rest;
  private final Map<Call, FutureTask<Answer>> asked = new ConcurrentHashMap<>();

  public Asker(RestClient rest) {
    this.rest = rest;
  }

  /// The answer to `call`, perhaps one that came before.
  ///
  /// @throws IllegalArgumentException when `call` is no read
  @Override
  public Answer send(Call call) {
    if (!call.isRead()) {
      throw new IllegalArgumentException("would change something: " + call.verb());
    }
    FutureTask<Answer> task =
        asked.computeIfAbsent(call, _ -> new FutureTask<>(() -> rest.send(call)));
    task.run();
    return result(task);
  }

  /// What `task` came to, which somebody runs.
  ///
  /// @throws StopException as the task did
  static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StopException stop) {
        throw stop;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }
}

package dev.trowel.core.intent;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.core.workspace.RestClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks each question once: a list of all objects serves every search among them.
///
/// An answer is shared by all who asked, so that it is not to be changed.
public final class AskedOnce implements RestClient {

  private final RestClient rest;
  private final Map<Call, FutureTask<Answer>> asked = new ConcurrentHashMap<>();

  /// Nothing is asked yet.
  ///
  /// @param rest is only read from
  public AskedOnce(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public Answer send(Call call) {
    return call.isRead() ? once(call) : rest.send(call);
  }

  /// Not `computeIfAbsent`: a thousand threads that wait for one entry of a map keep it busy.
  private Answer once(Call call) {
    FutureTask<Answer> known = asked.get(call);
    if (known == null) {
      FutureTask<Answer> mine = new FutureTask<>(() -> rest.send(call));
      known = asked.putIfAbsent(call, mine);
      if (known == null) {
        known = mine;
        mine.run();
      }
    }
    return answer(call, known);
  }

  /// What went wrong is not kept: the next one asks again.
  private Answer answer(Call call, FutureTask<Answer> known) {
    try {
      return known.get();
    } catch (ExecutionException e) {
      asked.remove(call, known);
      throw switch (e.getCause()) {
        case RuntimeException fault -> fault;
        case Error fault -> throw fault;
        case null, default -> new IllegalStateException(e);
      };
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }
}

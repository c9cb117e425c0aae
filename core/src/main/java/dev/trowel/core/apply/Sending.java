package dev.trowel.core.apply;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Halt;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sends, and remembers which threads have changed something, or may have: each resource is carried
/// out on a thread of its own.
final class Sending implements RestClient {

  private final RestClient rest;
  private final Set<Thread> begun = ConcurrentHashMap.newKeySet();

  Sending(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public Answer send(Call call) {
    try {
      Answer answer = rest.send(call);
      if (!call.isRead() && !(answer instanceof Answer.Refused)) {
        begun.add(Thread.currentThread());
      }
      return answer;
    } catch (StopException stop) {
      boolean unanswered =
          stop.diagnostics().stream().anyMatch(each -> each.code().equals(Halt.UNANSWERED));
      if (!call.isRead() && unanswered) {
        begun.add(Thread.currentThread());
      }
      throw stop;
    }
  }

  /// Whether this thread has changed something, or may have.
  boolean hasBegun() {
    return begun.contains(Thread.currentThread());
  }
}

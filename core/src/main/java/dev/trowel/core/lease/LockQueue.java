package dev.trowel.core.lease;

import dev.trowel.core.state.DeployLock;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Waits for the file `deploy.lock`, by which the incumbent keeps deployments apart.
///
/// @param limits how long one waits between two looks, and until nobody deletes it any more
public record LockQueue(DeployLock lock, Waits waits, Limits limits) {

  /// Returns when nobody else has the lock; changes nothing.
  ///
  /// @param abandoned the IDs of locks that nobody holds any more
  /// @throws StopException `lock-held` when somebody keeps it for as long as one waits
  public void await(List<String> abandoned) {
    Telling telling = new Telling(waits.events());
    Duration waited = Duration.ZERO;
    while (!waits.force()) {
      Optional<DeployLock.Holder> holder = lock.holder(abandoned);
      if (holder.isEmpty()) {
        return;
      }
      if (waited.compareTo(waits.timeout()) >= 0) {
        throw new StopException(holder.get().diagnostic());
      }
      telling.say(holder.get().id(), "Waiting: " + holder.get().sentence());
      waits.pause().accept(limits.poll());
      telling.passed(limits.poll());
      waited = waited.plus(limits.poll());
    }
  }

  /// Returns when none of `going` stands any more, or nobody can delete what stands in its place.
  private void outlast(List<String> going) {
    Telling telling = new Telling(waits.events());
    Duration left = going.isEmpty() ? Duration.ZERO : limits.silence();
    while (left.isPositive()) {
      Optional<DeployLock.Holder> holder =
          lock.holder(List.of()).filter(each -> going.contains(each.id()));
      if (holder.isEmpty()) {
        return;
      }
      telling.say(holder.get().id(), "Waiting: " + holder.get().sentence());
      waits.pause().accept(limits.poll());
      telling.passed(limits.poll());
      left = left.minus(limits.poll());
    }
  }

  /// Waits for the lock and takes it.
  ///
  /// @param id the ID it gets
  /// @param abandoned the IDs of locks that nobody holds any more
  /// @param going those of them that somebody may be deleting just now: another lock in that place
  ///   might be deleted instead
  public DeployLock.Held acquire(String id, List<String> abandoned, List<String> going) {
    await(abandoned);
    if (!waits.force()) {
      outlast(going);
    }
    return lock.acquire(id, waits.force(), abandoned);
  }

  /// Takes the lock without a look before, which [DeployLock.Held#isWhole] has to make up for.
  ///
  /// @return empty when somebody may have it
  public Optional<DeployLock.Held> begin(String id) {
    return waits.force() ? Optional.empty() : lock.begin(id);
  }
}

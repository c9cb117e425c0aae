package dev.trowel.core.lease;

import dev.trowel.core.state.DeployLock;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Waits for the file `deploy.lock`, by which the incumbent keeps deployments apart.
///
/// @param poll between two looks at it
public record LockQueue(DeployLock lock, Waits waits, Duration poll) {

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
      waits.pause().accept(poll);
      telling.passed(poll);
      waited = waited.plus(poll);
    }
  }

  /// Waits for the lock and takes it.
  ///
  /// @param id the ID it gets
  /// @param abandoned the IDs of locks that nobody holds any more
  public DeployLock.Held acquire(String id, List<String> abandoned) {
    await(abandoned);
    return lock.acquire(id, waits.force(), abandoned);
  }

  /// Takes the lock without a look before, which [DeployLock.Held#isWhole] has to make up for.
  ///
  /// @return empty when somebody may have it
  public Optional<DeployLock.Held> begin(String id) {
    return waits.force() ? Optional.empty() : lock.begin(id);
  }
}

package dev.trowel.core.intent;

import dev.trowel.core.state.Log;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands results on to another log, and now and then lets the workspace know them, too: what is
/// known need not be looked for.
///
/// Writing goes on beside what is told, so that nobody waits for it; where it fails, the intents
/// stay open, which costs a look on the next run and nothing else.
public final class IntentLog implements Log, AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final Log next;
  private final IntentFiles files;
  private final Intents intents;
  private final InstantSource clock;
  private final SortedMap<ResourceKey, Optional<Recorded>> results = new TreeMap<>();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final Object file = new Object();
  private Instant written;
  private boolean changed;
  private boolean closed;

  /// @param intents in the workspace already
  public IntentLog(Log next, IntentFiles files, Intents intents, InstantSource clock) {
    this.next = next;
    this.files = files;
    this.intents = intents;
    this.clock = clock;
    this.written = clock.instant();
  }

  @Override
  public void saved(ResourceKey key, Recorded recorded) {
    next.saved(key, recorded);
    told(key, Optional.of(recorded));
  }

  @Override
  public void removed(ResourceKey key) {
    next.removed(key);
    told(key, Optional.empty());
  }

  private void told(ResourceKey key, Optional<Recorded> result) {
    synchronized (results) {
      results.put(key, result);
      changed = true;
      if (clock.instant().isBefore(written.plus(PAUSE))) {
        return;
      }
    }
    if (writing.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              flush();
            } finally {
              writing.set(false);
            }
          });
    }
  }

  /// Lets the workspace know what is known by now; says whether that succeeded. To be called from a
  /// thread that may wait.
  public boolean flush() {
    synchronized (file) {
      Intents now;
      synchronized (results) {
        if (closed || !changed) {
          return true;
        }
        written = clock.instant();
        changed = false;
        now = intents.with(results, written);
      }
      return isWritten(now);
    }
  }

  private boolean isWritten(Intents now) {
    try {
      files.write(now);
      return true;
    } catch (StopException e) {
      synchronized (results) {
        changed = true;
      }
      return false;
    }
  }

  /// Writes nothing any more; waits for a write that has begun.
  @Override
  public void close() {
    synchronized (file) {
      synchronized (results) {
        closed = true;
      }
    }
  }
}

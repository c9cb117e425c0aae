package dev.trowel.core.lease;

import dev.trowel.core.lease.LeaseFolder.Found;
import dev.trowel.core.state.Author;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Watches the last turn of a target until it is known whether it is over.
///
/// Times are counted by how long was slept here, never by comparing the clocks of two machines.
final class Watch {

  private final LeaseFolder folder;
  private final Means means;
  private final Author me;
  private Seen seen = Seen.NOTHING;
  private Duration silent = Duration.ZERO;
  private boolean lively;
  private boolean looked;

  Watch(LeaseFolder folder, Means means, Author me) {
    this.folder = folder;
    this.means = means;
    this.me = me;
  }

  /// What stood in the folder.
  ///
  /// @param found all turns
  /// @param top the last one; empty when there is none
  record Seen(List<Found> found, Optional<Claim> top) {
    static final Seen NOTHING = new Seen(List.of(), Optional.empty());

    long epoch() {
      return found.stream().mapToLong(Found::epoch).max().orElse(0);
    }

    boolean has(Found other) {
      return found.contains(other);
    }

    private Optional<Found> last() {
      return found.stream().max(Comparator.comparingLong(Found::epoch));
    }
  }

  /// How the last turn stands.
  enum Standing {
    OVER,
    /// Its process is known to be gone.
    GONE,
    /// No sign of life for so long that it cannot begin anything any more.
    SILENT,
    ALIVE,
    UNKNOWN
  }

  /// Looks anew.
  Seen look() {
    return look(folder.list());
  }

  /// Looks anew at what a list showed just now.
  Seen look(List<Found> found) {
    looked = true;
    Seen now = new Seen(found, Optional.empty());
    if (!now.last().equals(seen.last())) {
      noted(new Seen(found, folder.read(now.epoch())));
    } else {
      seen = new Seen(found, seen.top());
    }
    return seen;
  }

  /// What was seen last, if that was nobody's turn.
  Optional<Seen> knownOver() {
    return switch (looked ? standing() : Standing.UNKNOWN) {
      case OVER, GONE, SILENT -> Optional.of(seen);
      case ALIVE, UNKNOWN -> Optional.empty();
    };
  }

  /// Who had the turn last.
  Optional<Claim> last() {
    return seen.top();
  }

  /// Lets time pass.
  void pause(Duration time, Consumer<Duration> pause) {
    pause.accept(time);
    silent = silent.plus(time);
  }

  Standing standing() {
    if (seen.top().isEmpty() || seen.top().get().life().released()) {
      return Standing.OVER;
    }
    Claim claim = seen.top().get();
    return switch (means.processes().of(claim.author(), me)) {
      case GONE -> Standing.GONE;
      case ALIVE -> Standing.ALIVE;
      case UNKNOWN -> judged(claim);
    };
  }

  private Standing judged(Claim claim) {
    if (silent.compareTo(means.limits().silence()) >= 0 && isSilent(claim)) {
      return Standing.SILENT;
    }
    return lively ? Standing.ALIVE : Standing.UNKNOWN;
  }

  /// Whether `claim` is still the last that its holder said; a workspace need not tell by the
  /// version of a file that it changed.
  boolean isSilent(Claim claim) {
    Optional<Claim> now = folder.read(claim.epoch());
    if (now.equals(Optional.of(claim))) {
      return true;
    }
    noted(new Seen(seen.found(), now));
    return false;
  }

  private void noted(Seen now) {
    boolean same = now.top().map(Claim::id).equals(seen.top().map(Claim::id));
    // One of a later form cannot be read, but it is seen to change.
    lively = same && !(now.top().equals(seen.top()) && now.last().equals(seen.last()));
    silent = Duration.ZERO;
    seen = now;
  }
}

package dev.trowel.core.review;

import static java.util.stream.Collectors.joining;

import dev.trowel.schema.address.ResourceKey;
import java.util.List;

/// What `deploy` would not do before somebody agrees to it, where nobody can be asked.
///
/// @param keys the resources it is about, sorted
/// @param wayOut what to do, such as `--overwrite-drift`
public record Stop(Cause cause, List<ResourceKey> keys, String wayOut) {

  /// Why a deployment stops, the gravest first.
  public enum Cause {
    /// Something is protected and would be destroyed.
    PROTECTED("destroy-prevented", "nothing protected is destroyed any more"),
    /// Something would be lost for good.
    LOSS("consent-missing", "somebody agrees to what is lost"),
    /// What goes looks like something that comes.
    RENAME("rename-likely", "it is said whether this goes or has another key"),
    /// What somebody changed by hand would be undone.
    DRIFT("drift-overwritten", "what was changed by hand may be undone");

    private final String code;
    private final String until;

    Cause(String code, String until) {
      this.code = code;
      this.until = until;
    }

    /// The code of the diagnostic with which `deploy` stops.
    public String code() {
      return code;
    }
  }

  public Stop {
    keys = List.copyOf(keys);
  }

  /// What it waits for: `what was changed by hand may be undone: jobs.train`.
  public String until() {
    return cause.until + ": " + keys.stream().map(ResourceKey::toString).collect(joining(", "));
  }
}

package dev.trowel.core.apply;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What became of the rest of a plan when all of it had to stop: after a signal, without a login,
/// or where the host cannot be reached any more.
///
/// @param why the reasons, each once; empty when nothing stopped it
/// @param unfinished what was begun, and what is known of its end
/// @param unstarted what was not begun
public record Stopped(
    List<Diagnostic> why,
    SortedMap<ResourceKey, Diagnostic> unfinished,
    SortedSet<ResourceKey> unstarted) {

  /// Nothing stopped it.
  public static final Stopped NOT = new Stopped(List.of(), new TreeMap<>(), new TreeSet<>());

  public Stopped {
    why = List.copyOf(why);
    unfinished = Collections.unmodifiableSortedMap(new TreeMap<>(unfinished));
    unstarted = Collections.unmodifiableSortedSet(new TreeSet<>(unstarted));
  }

  /// Whether nothing stopped it.
  public boolean isNot() {
    return why.isEmpty() && unfinished.isEmpty() && unstarted.isEmpty();
  }

  /// The same, stopped for one reason more; one of each code is enough.
  Stopped by(Diagnostic reason) {
    if (why.stream().anyMatch(each -> each.code().equals(reason.code()))) {
      return this;
    }
    List<Diagnostic> more = new ArrayList<>(why);
    more.add(reason);
    return new Stopped(more, unfinished, unstarted);
  }

  Stopped unfinished(ResourceKey key, Diagnostic known) {
    SortedMap<ResourceKey, Diagnostic> more = new TreeMap<>(unfinished);
    more.put(key, known);
    return new Stopped(why, more, unstarted);
  }

  Stopped unstarted(ResourceKey key) {
    SortedSet<ResourceKey> more = new TreeSet<>(unstarted);
    more.add(key);
    return new Stopped(why, unfinished, more);
  }
}

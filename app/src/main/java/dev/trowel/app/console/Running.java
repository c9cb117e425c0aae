package dev.trowel.app.console;

import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The resources that are being changed, and for how long.
///
/// Thousands may be begun at once and then wait for a free connection, first come first served: so
/// only the first are taken to be under way, each from when it came to the front. Whatever the
/// workspace is at work on needs no connection, and no place there.
final class Running {

  /// So many requests are under way at first; what shows fewer says nothing wrong.
  private static final int FRONT = 16;

  /// @param doing what is done to it, such as `creating`
  /// @param state how far the workspace is, in its own word, or empty
  /// @param since when it came to the front, in nanoseconds
  record Task(ResourceKey key, String doing, String state, long since) {
    private boolean isRequest() {
      return state.isEmpty();
    }
  }

  private final SequencedMap<ResourceKey, String> begun = new LinkedHashMap<>();
  private final SequencedMap<ResourceKey, Task> front = new LinkedHashMap<>();
  private int requests;

  void begin(ResourceKey key, String doing, long now) {
    begun.put(key, doing);
    advance(now);
  }

  /// Takes note of how far the workspace is with one of them.
  void state(ResourceKey key, String state, long now) {
    String doing = begun.get(key);
    if (doing == null) {
      return;
    }
    Task task = front.getOrDefault(key, new Task(key, doing, "-", now));
    requests -= task.isRequest() ? 1 : 0;
    front.put(key, new Task(key, doing, state, task.since()));
    advance(now);
  }

  /// It is under way no more.
  ///
  /// @return for how many nanoseconds it was
  long end(ResourceKey key, long now) {
    begun.remove(key);
    Task task = front.remove(key);
    if (task == null) {
      return 0;
    }
    requests -= task.isRequest() ? 1 : 0;
    advance(now);
    return now - task.since();
  }

  /// Whether it is one of them.
  boolean has(ResourceKey key) {
    return begun.containsKey(key);
  }

  /// Those that have been under way for at least so many nanoseconds, the longest first.
  List<Task> longest(int most, long least, long now) {
    List<Task> tasks = new ArrayList<>();
    for (Task task : front.sequencedValues()) {
      if (tasks.size() < most && now - task.since() >= least) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  private void advance(long now) {
    if (requests >= FRONT || front.size() >= begun.size()) {
      return;
    }
    Iterator<Map.Entry<ResourceKey, String>> all = begun.entrySet().iterator();
    while (requests < FRONT && all.hasNext()) {
      Map.Entry<ResourceKey, String> each = all.next();
      if (!front.containsKey(each.getKey())) {
        front.put(each.getKey(), new Task(each.getKey(), each.getValue(), "", now));
        requests++;
      }
    }
  }
}

package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Things that take a while: they are done after being read a number of times.
final class Later {
  private static final String LEFT = "_reads_left";

  private Later() {}

  /// From now on, `object` is unfinished for as many reads as the settings say.
  static void begin(ObjectNode object, World world) {
    object.put(LEFT, world.settings().readsUntilReady());
  }

  /// Whether it is done; a read that finds it unfinished brings it one step nearer.
  static boolean look(ObjectNode object, World world, String table, String id) {
    int left = object.path(LEFT).asInt(0);
    if (left > 0) {
      world.tx().put(table, id, object.deepCopy().put(LEFT, left - 1));
    }
    return left <= 0;
  }

  /// Counts a read in `object` itself; whether more of them have to come.
  static boolean countsDown(ObjectNode object) {
    int left = object.path(LEFT).asInt(0) - 1;
    object.put(LEFT, Math.max(0, left));
    return left > 0;
  }

  /// Whether it is done, without counting.
  static boolean isDone(ObjectNode object) {
    return object.path(LEFT).asInt(0) <= 0;
  }

  /// The object as answers show it.
  static ObjectNode shown(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    copy.remove(LEFT);
    return copy;
  }
}

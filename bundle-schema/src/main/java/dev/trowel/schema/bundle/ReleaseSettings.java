package dev.trowel.schema.bundle;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.OptionalInt;

/// What `trowel.releases` says.
public final class ReleaseSettings {

  private ReleaseSettings() {}

  /// How many releases stay, the present one included; empty where there are none.
  ///
  /// @param tree a resolved tree
  public static OptionalInt kept(Value tree) {
    return Values.find(tree, "trowel", "releases", "keep") instanceof Value.Num(var _, String n)
        ? OptionalInt.of(Integer.parseInt(n))
        : OptionalInt.empty();
  }
}

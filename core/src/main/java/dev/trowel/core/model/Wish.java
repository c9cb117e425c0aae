package dev.trowel.core.model;

import dev.trowel.schema.bundle.GateSettings;
import java.util.List;
import java.util.Optional;

/// What is to be promoted, and to where.
///
/// @param key of the model in the bundle
/// @param which the version of the source; empty for the one that has the label there, or the
///   newest
/// @param label what is to point to it in the destination
/// @param gates what it must meet
public record Wish(
    String key, Optional<Pick.Which> which, Label label, List<GateSettings.Gate> gates) {
  public Wish {
    gates = List.copyOf(gates);
  }
}

package dev.trowel.core.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A model as its registry tells it.
///
/// @param name as the registry knows it
/// @param description may be empty
/// @param shelf what tells this registry from every other one; models of one name on one shelf are
///   one model
/// @param holders which version each label points to; of a stage, the newest version in it
public record Model(String name, String description, String shelf, SortedMap<Label, Long> holders) {
  public Model {
    holders = Collections.unmodifiableSortedMap(new TreeMap<>(holders));
  }

  /// The version that `label` points to; empty when there is none.
  public Optional<Long> holder(Label label) {
    return Optional.ofNullable(holders.get(label));
  }

  /// The URI by which MLflow knows one of its versions.
  static String uri(String name, long version) {
    return "models:/" + name + "/" + version;
  }
}

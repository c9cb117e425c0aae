package dev.trowel.core.model;

import java.util.List;
import java.util.Optional;

/// Where models and their versions are registered: Unity Catalog, or the workspace's own registry.
///
/// What the workspace refuses stops with `api-refused`, or `model-missing` where the model is gone.
public sealed interface Registry permits UnityRegistry, StageRegistry {

  /// A model; empty when there is none of this name.
  Optional<Model> model(String name);

  /// The versions of a model, the newest first, without tags.
  List<Version> versions(String name);

  /// One version with its tags; empty when there is none.
  Optional<Version> version(String name, long number);

  /// Lets a label point to a version, whichever it pointed to before. Versions that were in a stage
  /// are archived.
  void label(String name, Label label, long version);

  /// Takes a label away; fine when there is none.
  void unlabel(String name, Label label);

  /// Puts a tag on a version, in the place of one of the same name.
  void tag(String name, long version, String key, String value);

  /// Whether its models have such labels at all.
  boolean knows(Label label);

  /// What the registry is called in a sentence.
  String words();

  /// The address of the registry as MLflow's client takes it.
  String clientUri();
}

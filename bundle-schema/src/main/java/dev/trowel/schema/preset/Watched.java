package dev.trowel.schema.preset;

import dev.trowel.schema.value.Value.Mapping;

/// Shows what stages do to a [Watch]; costs nothing where nobody watches.
record Watched(Watch watch) {

  /// The tree, shown.
  Mapping tree(Stage stage, Mapping tree) {
    watch.tree(stage, tree);
    return tree;
  }

  /// The step, which shows each resource it changes.
  Step step(Stage stage, Step step) {
    if (watch == Watch.NONE) {
      return step;
    }
    return (subject, resource) -> {
      Mapping done = step.apply(subject, resource);
      if (done != resource) {
        watch.resource(stage, subject.key(), done);
      }
      return done;
    };
  }
}

package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;

/// Is shown what each stage of resolving came to; changes nothing.
public interface Watch {

  /// Looks away.
  Watch NONE =
      new Watch() {
        @Override
        public void tree(Stage stage, Mapping tree) {}

        @Override
        public void resource(Stage stage, ResourceKey key, Mapping resource) {}
      };

  /// The whole tree after a stage.
  void tree(Stage stage, Mapping tree);

  /// One resource that a stage has changed.
  void resource(Stage stage, ResourceKey key, Mapping resource);
}

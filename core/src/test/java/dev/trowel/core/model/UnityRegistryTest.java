package dev.trowel.core.model;

import java.io.IOException;
import java.nio.file.Path;

/// Unity Catalog, as the local workspace has it.
class UnityRegistryTest extends RegistryContract {

  @Override
  ModelGround ground(Path folder) throws IOException {
    return ModelGround.unity(folder);
  }

  @Override
  Label label() {
    return new Label.Alias("champion");
  }
}

package dev.trowel.core.model;

import java.io.IOException;
import java.nio.file.Path;

/// The workspace's own registry, as the local workspace has it.
class StageRegistryTest extends RegistryContract {

  @Override
  ModelGround ground(Path folder) throws IOException {
    return ModelGround.staged(folder, "");
  }

  @Override
  Label label() {
    return new Label.Stage("Production");
  }
}

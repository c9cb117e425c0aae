package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.part.Notes;
import java.util.List;

/// Tells what a bundle has no place for.
///
/// @param configuration all of it
/// @param notes takes it
record Rest(Configuration configuration, Notes notes) {

  private static final List<String> META = List.of("provisioner", "connection", "timeouts");

  /// Tells.
  void tell() {
    for (Block block : configuration.blocks()) {
      switch (block.type()) {
        case "resource" -> resource(block);
        case "data", "variable", "locals" -> {}
        case "provider" -> provider(block);
        case "terraform" -> backend(block);
        case "output" ->
            out(
                block,
                "the output " + block.label(0),
                "A bundle has no outputs: `trowel summary -o json` tells ids and addresses.");
        case "module" ->
            out(
                block,
                "the module " + block.label(0),
                "Import its folder by itself, or write its resources into the bundle.");
        default -> out(block, "the block " + block.type(), "A bundle has nothing like it.");
      }
    }
  }

  private void resource(Block block) {
    for (Block each : block.body().blocks()) {
      if (META.contains(each.type())) {
        out(
            each,
            "the block %s of %s.%s".formatted(each.type(), block.label(0), block.label(1)),
            "A bundle has nothing like it.");
      }
    }
  }

  private void provider(Block block) {
    if (!configuration.isMain(block)) {
      out(block, "the provider " + block.label(0), "A target of a bundle has one workspace.");
    }
  }

  private void backend(Block block) {
    block
        .body()
        .blocks("backend")
        .forEach(backend ->
            out(
                backend,
                "the backend " + backend.label(0),
                "From now on the state lies in the workspace."));
  }

  private void out(Block block, String what, String why) {
    notes.leftOut(block.span(), what, why);
  }
}

package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import java.util.List;

/// Tells what a bundle has no place for.
///
/// @param project takes it
record Rest(Project project) {

  private static final List<String> META = List.of("provisioner", "connection", "timeouts");

  /// Tells.
  ///
  /// @param scopes the root, and all modules that are known
  void tell(List<Scope> scopes) {
    for (Scope each : scopes) {
      tell(each.configuration(), each.site().isRoot());
    }
  }

  private void tell(Configuration configuration, boolean isRoot) {
    for (Block block : configuration.blocks()) {
      switch (block.type()) {
        case "resource" -> resource(block);
        case "data", "variable", "locals", "module" -> {}
        case "provider" -> provider(block, isRoot);
        case "terraform" -> backend(block);
        case "output" -> output(block, isRoot);
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

  /// What comes out of a module is in what its caller makes of it.
  private void output(Block block, boolean isRoot) {
    if (isRoot) {
      out(
          block,
          "the output " + block.label(0),
          "A bundle has no outputs: `trowel summary -o json` tells ids and addresses.");
    }
  }

  private void provider(Block block, boolean isRoot) {
    if (!isRoot || !Target.isMain(project, block)) {
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
    project.notes().leftOut(block.span(), what, why);
  }
}

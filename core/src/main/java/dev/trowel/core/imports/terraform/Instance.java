package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;

/// One object that a resource block stands for.
///
/// @param block the block
/// @param index `["a"]` or `[0]`; `""` where there is only one
/// @param evaluation what names lead to in it
record Instance(Block block, String index, Evaluation evaluation) {

  String type() {
    return block.label(0);
  }

  /// Its address in the state.
  String address() {
    return type() + "." + block.label(1) + index;
  }
}

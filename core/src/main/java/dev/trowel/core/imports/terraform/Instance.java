package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.part.Keys;

/// One object that a resource block stands for, or one module that a call stands for.
///
/// @param site where the block stands
/// @param block the block
/// @param index `["a"]` or `[0]`; `""` where there is only one
/// @param evaluation what names lead to in it
record Instance(Site site, Block block, String index, Evaluation evaluation) {

  String type() {
    return block.label(0);
  }

  /// Its address in the state.
  String address() {
    return address(site, block) + index;
  }

  /// The address of all that a block stands for.
  static String address(Site site, Block block) {
    return site.address() + name(block);
  }

  /// What Terraform calls a resource or a module.
  static String name(Block block) {
    return block.type().equals("module")
        ? "module." + block.label(0)
        : block.label(0) + "." + block.label(1);
  }

  /// A name with an index, as a part of a key.
  static String key(String name, String index) {
    return index.isEmpty() ? name : name + "_" + Keys.of("i" + index, "i").replaceFirst("^i_?", "");
  }
}

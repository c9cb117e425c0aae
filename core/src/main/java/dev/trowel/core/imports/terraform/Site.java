package dev.trowel.core.imports.terraform;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where a configuration stands among the modules.
///
/// @param address what the addresses of its objects begin with, such as `module.a["x"].`; `""` in
///   the root
/// @param prefix what the keys of its objects begin with, such as `a_x_`
/// @param folders its folder, and before it those of the configurations that lead to it
record Site(String address, String prefix, List<Path> folders) {

  Site {
    folders = List.copyOf(folders);
  }

  static Site root(Path folder) {
    return new Site("", "", List.of(folder));
  }

  Path folder() {
    return folders.getLast();
  }

  boolean isRoot() {
    return folders.size() == 1;
  }

  /// The site of a module that is called here.
  ///
  /// @param index `["a"]` or `[0]`; `""` where there is only one
  Site below(String name, String index, Path folder) {
    return new Site(
        address + "module." + name + index + ".",
        prefix + Instance.key(name, index) + "_",
        Stream.concat(folders.stream(), Stream.of(folder)).toList());
  }
}

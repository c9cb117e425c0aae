package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.part.InputFile;
import java.nio.file.Path;
import java.util.List;

/// One environment of one folder of configuration.
///
/// @param name what the environment is called
/// @param folder the folder with the `.tf` files
/// @param variables the files that give variables their values, the last one winning
/// @param states the states of it
record Stage(String name, Path folder, List<InputFile> variables, List<InputFile> states) {
  Stage {
    variables = List.copyOf(variables);
    states = List.copyOf(states);
  }
}

package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The configurations of a folder and of all folders that its modules lead to. They are read before
/// anything is evaluated, so that a fault in one of them stops the import.
///
/// @param configurations by folder, the root first
record Folders(SequencedMap<Path, Configuration> configurations) {

  Folders {
    configurations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(configurations));
  }

  /// Reads them.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `syntax`, with the faults of the first
  ///   folder that has some
  static Folders read(Asked asked, Path root) {
    SequencedMap<Path, Configuration> read = new LinkedHashMap<>();
    Deque<Path> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Path folder = open.pop();
      if (!read.containsKey(folder) && Files.isDirectory(folder)) {
        Configuration configuration = Configuration.read(asked, folder);
        read.put(folder, configuration);
        configuration.of("module").forEach(each -> source(each, folder).ifPresent(open::add));
      }
    }
    return new Folders(read);
  }

  /// The configuration in a folder; empty when there is none.
  Optional<Configuration> of(Path folder) {
    return Optional.ofNullable(configurations.get(folder)).filter(each -> !each.blocks().isEmpty());
  }

  /// The folder of a module; empty when it is to be fetched from elsewhere.
  ///
  /// @param folder where it is called
  static Optional<Path> source(Block module, Path folder) {
    String source =
        module.body().value("source").orElse(null)
                instanceof Expression.Literal(_, Text(_, String text))
            ? text
            : "";
    boolean isLocal = source.equals("..") || source.startsWith("./") || source.startsWith("../");
    try {
      return isLocal ? Optional.of(folder.resolve(source).normalize()) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}

package dev.trowel.core.imports.part;

import java.nio.file.Path;
import java.util.List;

/// What is asked of an import.
///
/// @param directory where one is, absolute: what names in messages are seen from
/// @param paths the files and folders that are imported, absolute
/// @param output the folder that the bundle is written to, absolute
/// @param targets the names of the environments, where they were said
/// @param adopts whether what is there already is adopted, by the ids or names that the files tell
public record Asked(
    Path directory, List<Path> paths, Path output, List<String> targets, boolean adopts) {

  public Asked {
    paths = List.copyOf(paths);
    targets = List.copyOf(targets);
  }

  /// The environments' names.
  public Stages stages() {
    return new Stages(targets);
  }

  /// A file under the name that messages call it by.
  public InputFile file(Path path) {
    return InputFile.of(directory, path);
  }

  /// A path as the bundle names it: relative, beginning with `./` or `../`.
  public String local(Path path) {
    String seen = output.relativize(path.normalize()).toString().replace('\\', '/');
    return seen.startsWith("../") || seen.equals("..") ? seen : "./" + seen;
  }
}

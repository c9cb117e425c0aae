package dev.trowel.core.imports.part;

import dev.trowel.schema.value.Value.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What an importer made of files.
///
/// @param name what the bundle may be called
/// @param environments the targets to be, at least one
/// @param sections sections of the bundle beside its resources and targets
/// @param files other files to be written, path in the output folder → text
/// @param notes what is to be told
public record Imported(
    String name,
    List<Environment> environments,
    Mapping sections,
    Map<String, String> files,
    Notes notes) {

  public Imported {
    environments = List.copyOf(environments);
    files = Map.copyOf(files);
  }

  /// The content of one of the files.
  public byte[] content(String path) {
    return files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
  }
}

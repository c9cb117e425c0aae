package dev.trowel.core.imports.job;

import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Stages;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job in a file.
///
/// @param file the file
/// @param settings what is said of it, in the form of the API
/// @param id the value that is its id in the workspace it was read from; null without one
record FoundJob(InputFile file, Mapping settings, @Nullable Value id) {

  /// So much of an absolute path says something about the project.
  private static final int FOLDERS = 2;

  /// What it is called; its file's name where it has none.
  String name() {
    String name = Values.text(settings, "name");
    return name == null || name.isBlank() ? file.stem() : name;
  }

  /// The environment that the file or a folder above it tells.
  Optional<String> told(Stages stages) {
    Optional<String> stage = stages.in(file.lastName());
    List<String> folders = Arrays.asList(file.name().split("/", -1));
    int least = file.name().startsWith("/") ? Math.max(0, folders.size() - 1 - FOLDERS) : 0;
    for (int i = folders.size() - 2; i >= least && stage.isEmpty(); i--) {
      stage = stages.in(folders.get(i));
    }
    return stage;
  }

  /// The environment whose name stands in that of the job, where it may be another word.
  Optional<String> guessed(Stages stages) {
    return stages.in(name());
  }
}

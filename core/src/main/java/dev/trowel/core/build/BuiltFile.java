package dev.trowel.core.build;

import dev.trowel.schema.source.Span;
import java.nio.file.Path;

/// One file of an artifact after it was built.
///
/// @param source the file as the build made it, absolute
/// @param file the file to upload: the source, or its copy with a version of its own
/// @param span where the artifact asks for it
public record BuiltFile(Path source, Path file, Span span) {

  boolean isPatched() {
    return !source.equals(file);
  }
}

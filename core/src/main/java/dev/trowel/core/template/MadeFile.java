package dev.trowel.core.template;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// One file that a template makes.
///
/// @param path where it goes, below the output folder, with `/`
/// @param template the same before it was rendered, below the template's folder
/// @param origin what messages call the template's file
/// @param permissions what its owner and others may do with it
/// @param content what will be in it
record MadeFile(
    String path,
    String template,
    String origin,
    Set<PosixFilePermission> permissions,
    Content content) {

  MadeFile {
    permissions = Set.copyOf(permissions);
  }

  /// The same file elsewhere.
  MadeFile at(String other) {
    return new MadeFile(other, template, origin, permissions, content);
  }

  /// What is in a file.
  sealed interface Content {
    /// What was rendered.
    record Rendered(String text) implements Content {}

    /// The bytes of a file of the template.
    record Copied(Path source) implements Content {}

    /// A file as it is.
    record Packed(FileImage image) implements Content {}
  }
}

package dev.trowel.schema.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// Why the system refuses something about a file, in words: its own are often just the file's name.
public final class FileTrouble {

  private static final String SILENT = "the system does not say why";

  private FileTrouble() {}

  /// A phrase such as `permission denied`, without the name of the file.
  public static String words(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _, NotDirectoryException _ -> "another file is in the way";
      case DirectoryNotEmptyException _ -> "the folder is not empty";
      case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), SILENT);
      default -> Objects.requireNonNullElse(failure.getMessage(), SILENT);
    };
  }
}

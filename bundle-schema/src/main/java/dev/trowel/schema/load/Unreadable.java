package dev.trowel.schema.load;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// The words for a file or folder that cannot be read.
final class Unreadable {

  private Unreadable() {}

  static Diagnostic diagnostic(String file, IOException why) {
    return Diagnostic.error("file-unreadable", "cannot read " + file)
        .detail(reason(why) + " Check that it is there and that you may read it.");
  }

  private static String reason(IOException why) {
    return switch (why) {
      case AccessDeniedException _ -> "Permission denied.";
      case NoSuchFileException _ -> "There is no such file.";
      default -> "The system says: " + why.getMessage() + ".";
    };
  }
}

package dev.trowel.core.template;

import dev.trowel.schema.fix.UnifiedDiff;
import java.util.Locale;
import java.util.Optional;

/// What an update does with one file of a project.
public final class FileChange {

  private final String path;
  private final Kind kind;
  private final String note;
  private final Optional<FileImage> before;
  private final Optional<FileImage> after;

  FileChange(
      String path, Kind kind, String note, Optional<FileImage> before, Optional<FileImage> after) {
    this.path = path;
    this.kind = kind;
    this.note = note;
    this.before = before;
    this.after = after;
  }

  /// What is done with a file.
  public enum Kind {
    ADDED,
    CHANGED,
    DELETED,
    /// Both changed it, so that somebody has to look at it.
    CONFLICT;

    /// A word for people and programs.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where it lies, seen from the project, with `/`.
  public String path() {
    return path;
  }

  public Kind kind() {
    return kind;
  }

  /// What is to be said of it; `""` for nothing.
  public String note() {
    return note;
  }

  /// What changes, in the form that `patch` reads; a line where it is no text; `""` for nothing.
  public String diff() {
    boolean isText =
        before.map(FileImage::text).filter(Optional::isEmpty).isEmpty()
            && after.map(FileImage::text).filter(Optional::isEmpty).isEmpty();
    boolean isSame = before.isPresent() && after.isPresent() && isSame(before.get(), after.get());
    if (isSame) {
      return "";
    }
    return isText
        ? UnifiedDiff.of(path, bytes(before), bytes(after))
        : "Binary file %s is %s\n".formatted(path, kind.word());
  }

  private static boolean isSame(FileImage before, FileImage after) {
    return before.isLike(after);
  }

  private static byte[] bytes(Optional<FileImage> image) {
    return image.map(FileImage::bytes).orElseGet(() -> new byte[0]);
  }

  /// What is in it afterwards; empty when it goes.
  Optional<FileImage> after() {
    return after;
  }

  /// Whether the file itself is touched.
  boolean writes() {
    return before.isEmpty() || after.isEmpty() || !isSame(before.get(), after.get());
  }
}

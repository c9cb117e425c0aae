package dev.trowel.schema.preset;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Slashes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Looks whether a path leads to what its field needs (format.md 2.8).
final class PathCheck {

  static final String NOT_FOUND = "path-not-found";
  private static final String WRONG = "path-wrong-kind";

  private final SeenFiles seen;
  private final Path file;
  private final dev.trowel.schema.address.Path field;

  /// @param file the file the path leads to, absolute
  /// @param field the field that holds the path
  PathCheck(SeenFiles seen, Path file, dev.trowel.schema.address.Path field) {
    this.seen = seen;
    this.file = file;
    this.field = field;
  }

  /// What keeps the file from being a notebook; empty when it is one.
  Optional<Diagnostic> notebook() {
    return switch (seen.kind(file)) {
      case NOTEBOOK -> Optional.empty();
      case FILE -> Optional.of(onlyFile());
      case FOLDER, OTHER, NOTHING -> Optional.of(noNotebook());
    };
  }

  private Diagnostic onlyFile() {
    return Diagnostic.error(
            WRONG,
            "expected a notebook for \"%s\" but got a file: file at %s is not a notebook"
                .formatted(field, shown()))
        .detail(
            "A notebook is an .ipynb file, or begins with the line \"# Databricks notebook"
                + " source\" (in SQL with --, in Scala with //).");
  }

  private Diagnostic noNotebook() {
    if (!Notebooks.extension(file.toString()).isEmpty()) {
      return missing("notebook");
    }
    for (String extension : Notebooks.EXTENSIONS) {
      if (Files.isRegularFile(file.resolveSibling(file.getFileName() + extension))) {
        return Diagnostic.error(
                NOT_FOUND,
                "notebook \"%s\" not found. Did you mean \"%s\"?"
                    .formatted(shown(), shown() + extension))
            .detail("Local paths of notebooks end as their files do.");
      }
    }
    Diagnostic missing = missing("notebook");
    return missing.code().equals(NOT_FOUND)
        ? missing.detail(
            "Local paths of notebooks end as their files do: %s."
                .formatted(String.join(", ", Notebooks.EXTENSIONS)))
        : missing;
  }

  /// What keeps the path from leading to a file that is no notebook; empty when it does.
  Optional<Diagnostic> file() {
    return switch (seen.kind(file)) {
      case FILE -> Optional.empty();
      case NOTEBOOK -> Optional.of(onlyNotebook());
      case FOLDER, OTHER, NOTHING -> Optional.of(missing("file"));
    };
  }

  private Diagnostic onlyNotebook() {
    return Diagnostic.error(
            WRONG,
            "expected a file for \"%s\" but got a notebook: file at %s is a notebook"
                .formatted(field, shown()))
        .detail("Take the first line that makes it a notebook away, or use a notebook task.");
  }

  /// What keeps the path from leading to a folder; empty when it does.
  Optional<Diagnostic> directory() {
    return switch (seen.kind(file)) {
      case FOLDER -> Optional.empty();
      case NOTHING -> Optional.of(missing("directory"));
      case NOTEBOOK, FILE, OTHER ->
          Optional.of(
              Diagnostic.error(WRONG, shown() + " is not a directory")
                  .detail("Name the folder, not a file in it."));
    };
  }

  /// What keeps a glob from matching anything: that its folder is not there. What lies in the
  /// folder is only known when it is built.
  Optional<Diagnostic> glob() {
    Path folder = file;
    while (folder.getParent() != null && isPattern(folder.toString())) {
      folder = folder.getParent();
    }
    return seen.kind(folder) == SeenFiles.Kind.NOTHING
        ? Optional.of(
            Diagnostic.warning("glob-unmatched", "%s matches no files".formatted(shown()))
                .detail(
                    "There is no folder %s. Paths are relative to the file they are written in."
                        .formatted(shown(folder))))
        : Optional.empty();
  }

  private static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  private Diagnostic missing(String what) {
    String summary = "%s %s not found".formatted(what, shown());
    return LetterCase.actual(file)
        .map(there ->
            Diagnostic.error("file-case-differs", summary)
                .detail(
                    "%s is there. Write it so: capital letters count in the workspace and on Linux."
                        .formatted(shown(there))))
        .orElseGet(() ->
            Diagnostic.error(NOT_FOUND, summary)
                .detail("Paths are relative to the file they are written in."));
  }

  private String shown() {
    return shown(file);
  }

  private String shown(Path path) {
    return Slashes.relative(seen.files().bundle(), path);
  }
}

package dev.trowel.core.build;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.preset.LocalLibraries;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The wording of what can be wrong with artifacts and libraries.
final class BuildProblem {

  private static final String BUILD = "build-failed";
  private static final String MISSING = "library-not-found";
  private static final String UNREADABLE = "library-unreadable";

  private BuildProblem() {}

  static Diagnostic failed(Artifact artifact, int code, List<String> printed) {
    String output =
        printed.isEmpty() ? "It printed nothing." : "output:\n" + String.join("\n", printed);
    return at(artifact, "error: exit status " + code).detail(output);
  }

  static Diagnostic notStarted(Artifact artifact, IOException cause) {
    return at(artifact, "error: " + cause.getMessage())
        .detail(
            "The command could not be started in "
                + artifact.folder()
                + ". Install what `executable` names, or leave it out.");
  }

  static Diagnostic noFolder(Artifact artifact) {
    return at(artifact, "error: " + artifact.folder() + " is no folder")
        .detail("Correct `path`; it is relative to the file it is written in.");
  }

  private static Diagnostic at(Artifact artifact, String reason) {
    Span place = artifact.command().isPresent() ? artifact.command().get().span() : artifact.span();
    return Diagnostic.error(BUILD, "build failed " + artifact.name() + ", " + reason)
        .at(artifact.at())
        .in(place);
  }

  static Diagnostic missing(String shown, boolean pattern) {
    return Diagnostic.error(
            MISSING, (pattern ? "no files match pattern: " : "file doesn't exist ") + shown)
        .detail(
            "Paths are relative to the file they are written in. If a command makes the file,"
                + " declare it as `build` of an artifact.");
  }

  static Diagnostic badPattern(String shown, String why) {
    return Diagnostic.error(MISSING, "no files match pattern: " + shown + ": " + why)
        .detail("A `[` begins a class of characters and needs its `]`.");
  }

  static Diagnostic unreadable(String shown, IOException cause) {
    return Diagnostic.error(UNREADABLE, "cannot read " + shown + ": " + reason(cause))
        .detail("Make it readable for whoever deploys.");
  }

  static Diagnostic noFile(String shown) {
    return Diagnostic.error(UNREADABLE, shown + " is no file")
        .detail("Only files are uploaded as libraries; for a folder, build a wheel of it.");
  }

  static Diagnostic tooLarge(String shown, long size, long limit) {
    return Diagnostic.error(
            UNREADABLE,
            "%s has %d MB; the workspace takes files of at most %d MB"
                .formatted(shown, size >> 20, limit >> 20))
        .detail("Put it into a volume and name it by its path there.");
  }

  static Diagnostic changed(String shown) {
    return Diagnostic.error(UNREADABLE, shown + " changed while Trowel was deploying")
        .detail("The plan was made for the old content. Run the command again.");
  }

  static Diagnostic sameName(String name, List<String> files) {
    return Diagnostic.error("library-name-clash", "Duplicate local library names: " + name)
        .detail(
            "Libraries are uploaded to one folder, so their names must differ: "
                + String.join(", ", files));
  }

  static Diagnostic brokenWheel(String shown, String why) {
    return Diagnostic.error("wheel-broken", "cannot give " + shown + " another version: " + why)
        .detail(
            "dynamic_version needs a wheel as PEP 427 describes it. Build it with setuptools or"
                + " another tool for wheels, or leave dynamic_version out.");
  }

  static Diagnostic reference(String reference) {
    return Diagnostic.error("reference-missing", "reference does not exist: " + reference)
        .detail("Built files are named by ${artifacts.<name>.files[<index>].remote_path}.");
  }

  static Diagnostic at(Diagnostic problem, LocalLibraries.Use use) {
    return problem.at(use.at()).in(use.text().span());
  }

  static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> "it is not there any more";
      default -> {
        String message = cause.getMessage();
        yield message == null ? "the system does not say why" : message;
      }
    };
  }

  static String shown(Path root, Path file) {
    return file.startsWith(root) ? Slashes.relative(root, file) : "" + file;
  }
}

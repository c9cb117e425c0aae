package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts what a template makes into the output folder: all of it or nothing, and never over a file
/// that is there (format.md 10).
///
/// @param folder the output folder, absolute, which need not be there
/// @param label what messages call it; `""` for the folder one is in
record Output(Path folder, String label) {

  /// So many files that are in the way are named.
  private static final int NAMED = 10;

  /// Writes it.
  ///
  /// @throws StopException `template-target-exists`, `template-path` or `template-unwritable`
  void write(Made made) {
    Map<String, MadeFile> files = new LinkedHashMap<>();
    made.files().forEach(file -> files.put(file.path(), file));
    refuseNested(files);
    refuseExisting(files);
    files.values().forEach(file -> refuseLeaving(file.path(), Span.of(file.origin())));
    made.folders().forEach(path -> refuseLeaving(path, Span.synthetic("template")));
    Staging staging = new Staging(folder);
    try (staging) {
      staging.write(List.copyOf(files.values()), made.folders());
      staging.carryOver();
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "template-unwritable",
                  "cannot write to %s: %s"
                      .formatted(label.isEmpty() ? "this folder" : label, FileTrouble.words(e)))
              .detail("Name another folder with --output-dir. Nothing was written."));
    }
  }

  /// Whether something has this path already.
  boolean holds(String path) {
    return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  private static void refuseNested(Map<String, MadeFile> files) {
    for (MadeFile file : files.values()) {
      for (int at = file.path().indexOf('/'); at > 0; at = file.path().indexOf('/', at + 1)) {
        MadeFile above = files.get(file.path().substring(0, at));
        if (above != null) {
          throw new StopException(
              Diagnostic.error(
                      "template-path",
                      "the template makes %s, and a file in it".formatted(above.path()))
                  .detail("It cannot be a file and a folder. Nothing was written.")
                  .in(Span.of(file.origin()))
                  .in(Span.of(above.origin())));
        }
      }
    }
  }

  private void refuseExisting(Map<String, MadeFile> files) {
    List<String> existing = new ArrayList<>();
    for (String path : files.keySet()) {
      if (holds(path)) {
        existing.add(Labels.below(label, path));
      } else {
        String above = fileAbove(path);
        if (above != null && !existing.contains(above)) {
          existing.add(above);
        }
      }
    }
    if (!existing.isEmpty()) {
      throw new StopException(
          Diagnostic.error(
                  "template-target-exists",
                  "failed to initialize template, one or more files already exist: "
                      + existing.getFirst())
              .detail(
                  others(existing)
                      + "Nothing was written. Name another folder with --output-dir, or move what"
                      + " is there out of the way."));
    }
  }

  /// The file where a folder of this path would have to be; null where there is none.
  private @Nullable String fileAbove(String path) {
    for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
      String above = path.substring(0, at);
      if (holds(above) && !Files.isDirectory(folder.resolve(above))) {
        return Labels.below(label, above);
      }
    }
    return null;
  }

  private static String others(List<String> existing) {
    if (existing.size() == 1) {
      return "";
    }
    List<String> named = existing.subList(1, Math.min(existing.size(), NAMED));
    int more = existing.size() - 1 - named.size();
    return "Also there: "
        + String.join(", ", named)
        + (more > 0 ? " and " + more + " more" : "")
        + ".\n";
  }

  /// A link in the output folder may lead out of it.
  private void refuseLeaving(String path, Span origin) {
    Path above = folder.resolve(path);
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    try {
      if (above != null
          && above.startsWith(folder)
          && !above.toRealPath().startsWith(folder.toRealPath())) {
        throw new StopException(
            Diagnostic.error(
                    "template-path",
                    "%s lies behind a link that leaves the output folder"
                        .formatted(Labels.below(label, path)))
                .detail("Nothing was written. Name the folder itself with --output-dir.")
                .in(origin));
      }
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "template-unwritable",
                  "cannot look into %s: %s"
                      .formatted(Labels.below(label, path), FileTrouble.words(e)))
              .detail("Name another folder with --output-dir. Nothing was written."));
    }
  }
}

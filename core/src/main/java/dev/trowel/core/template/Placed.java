package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where what a template makes lies in a project, whose folder may be called otherwise than the
/// template called it.
final class Placed {

  private Placed() {}

  /// The files by their paths seen from the project, without those that record it.
  ///
  /// @param folder where the project lies in the output folder; all files are in it
  static SortedMap<String, FileImage> images(Made made, String folder) throws IOException {
    SortedMap<String, FileImage> images = new TreeMap<>();
    for (MadeFile file : made.files()) {
      String path = folder.equals(".") ? file.path() : file.path().substring(folder.length() + 1);
      images.put(path, FileImage.of(file));
    }
    images.remove(AnswersFile.PATH);
    images.remove(BaseFile.PATH);
    return images;
  }

  /// Where the project lies in the output folder now: one that was given another name is still the
  /// same project, and one that has files only further below is where it was.
  ///
  /// @param before where it lay the last time
  /// @param now the folder that holds all files
  /// @throws StopException `update-elsewhere` when there are files outside of the project
  static String folder(String before, String now) {
    if (before.equals(".") || now.startsWith(before + "/")) {
      return before;
    }
    if (!now.equals(".") && depth(now) == depth(before)) {
      return now;
    }
    throw new StopException(
        Diagnostic.error("update-elsewhere", "with these answers there are files elsewhere")
            .detail(
                ("The project was made in %s of an output folder, and would have files in %s. An"
                        + " update stays in the folder of the project; make the project again in"
                        + " another folder with `trowel init`.")
                    .formatted(before, now.equals(".") ? "all of that folder" : now)));
  }

  private static long depth(String folder) {
    return folder.chars().filter(letter -> letter == '/').count();
  }

  /// A file that is copied could not be read.
  static StopException unreadable(Fetched template, IOException failure) {
    return new StopException(
        Diagnostic.error(
                "template-missing",
                "cannot read the template %s: %s"
                    .formatted(template.source(), FileTrouble.words(failure)))
            .detail("Make its files such that you may read them. Nothing was written."));
  }
}

package dev.trowel.core.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What lies in the folder of libraries, by content: kept in the workspace, so that only what
/// changed is uploaded.
///
/// It speaks of a file only as long as the workspace lists the file as it was when it was uploaded;
/// so it is never wrong, whoever writes there.
///
/// @param folder the folder it speaks of
/// @param files by name
record LibraryManifest(String folder, SortedMap<String, Entry> files) {

  private static final int FORM = 1;

  LibraryManifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// One file.
  ///
  /// @param version how the workspace listed it after it was uploaded
  record Entry(String sha256, String version) {}

  static LibraryManifest none(String folder) {
    return new LibraryManifest(folder, new TreeMap<>());
  }

  /// What is known of `libraries` that were just uploaded, or were there.
  static LibraryManifest of(String folder, List<Library> libraries, List<Listed> there) {
    SortedMap<String, Entry> files = new TreeMap<>();
    SortedMap<String, String> versions = versions(there);
    libraries.forEach(library -> {
      String version = versions.get(library.name());
      if (version != null) {
        files.put(library.name(), new Entry(library.sha256(), version));
      }
    });
    return new LibraryManifest(folder, files);
  }

  /// Whether the folder has this library as it is here.
  boolean has(Library library, SortedMap<String, String> versions) {
    String version = versions.get(library.name());
    return version != null
        && new Entry(library.sha256(), version).equals(files.get(library.name()));
  }

  static SortedMap<String, String> versions(List<Listed> there) {
    SortedMap<String, String> versions = new TreeMap<>();
    there.forEach(file -> versions.put(file.name(), file.version()));
    return versions;
  }

  /// The manifest that `bytes` hold; one that knows of nothing when they hold none for `folder`.
  static LibraryManifest read(byte[] bytes, String folder) {
    try {
      ObjectNode file = Json.parse(bytes);
      SortedMap<String, Entry> files = new TreeMap<>();
      file.path("files")
          .properties()
          .forEach(each ->
              files.put(
                  each.getKey(),
                  new Entry(
                      each.getValue().path("sha256").asText(),
                      each.getValue().path("version").asText())));
      boolean fits =
          file.path("version").asInt() == FORM && file.path("folder").asText().equals(folder);
      return fits ? new LibraryManifest(folder, files) : none(folder);
    } catch (IOException e) {
      return none(folder);
    }
  }

  byte[] write() {
    ObjectNode file = Json.object().put("version", FORM).put("folder", folder);
    ObjectNode list = file.putObject("files");
    files.forEach((name, entry) ->
        list.putObject(name).put("sha256", entry.sha256()).put("version", entry.version()));
    return Json.write(file);
  }
}

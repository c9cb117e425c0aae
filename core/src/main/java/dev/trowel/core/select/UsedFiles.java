package dev.trowel.core.select;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which of the bundle's files its resources refer to.
///
/// @param bundle the bundle
/// @param named every file that some resource refers to, relative to the sync root, an extension
///   that the workspace drops left out
record UsedFiles(Bundle bundle, Set<String> named) {

  /// Nothing runs it.
  private static final String PROSE = ".md";

  static UsedFiles of(Bundle bundle) {
    Set<String> named = new HashSet<>();
    bundle.resources().values().forEach(each -> named.addAll(paths(bundle, each)));
    return new UsedFiles(bundle, named);
  }

  /// The first file that `resource` refers to and that changed.
  Optional<String> changed(Resource resource, Changes changes) {
    Set<String> paths = paths(bundle, resource);
    return changes.files().keySet().stream().filter(file -> isIn(paths, file)).findFirst();
  }

  /// The first changed file that no resource names, where `resource` runs code from the bundle's
  /// files: such code may load any of them.
  Optional<String> shared(Resource resource, Changes changes) {
    if (paths(bundle, resource).isEmpty()) {
      return Optional.empty();
    }
    Set<String> declaring = declaring();
    return changes.files().keySet().stream()
        .filter(file -> !file.endsWith(PROSE) && !declaring.contains(file))
        .filter(file -> !isIn(named, file))
        .map(file -> file + ", which no resource names and all code may load")
        .findFirst();
  }

  /// The files that declare resources: their lines are looked at one by one.
  private Set<String> declaring() {
    Set<String> files = new TreeSet<>();
    bundle
        .resources()
        .values()
        .forEach(each -> Lines.of(each).spans().forEach(span -> files.add(span.file())));
    return files;
  }

  /// A notebook has no extension in the workspace, and a folder stands for all that is in it.
  private static boolean isIn(Set<String> paths, String file) {
    int dot = file.lastIndexOf('.');
    if (paths.contains(file) || (dot > 0 && paths.contains(file.substring(0, dot)))) {
      return true;
    }
    return paths.stream().anyMatch(path -> file.startsWith(path + "/"));
  }

  private static Set<String> paths(Bundle bundle, Resource resource) {
    String folder = bundle.layout().file() + "/";
    List<String> texts = new ArrayList<>();
    Values.texts(Path.ROOT, resource.settings(), (_, text) -> texts.add(text.text()));
    Set<String> paths = new TreeSet<>();
    for (String text : texts) {
      int at = text.indexOf(folder);
      if (at >= 0) {
        paths.add(text.substring(at + folder.length()));
      }
    }
    return paths;
  }
}

package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.value.PatternTree;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.util.Optional;

/// Makes local paths relative to the bundle root, whichever file they are written in: Python code
/// knows no files (format.md 2.8).
final class RootPaths implements Step {

  private final LocalFiles files;
  private final ByKind<PatternTree<LocalPath>> paths =
      new ByKind<>(facets -> PatternTree.of(facets.paths(), LocalPath::path));

  RootPaths(LocalFiles files) {
    this.files = files;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (!Fields.isUnset(resource.get(LocalPaths.GIT_SOURCE))) {
      return resource;
    }
    return paths
        .of(subject)
        .change(
            subject.key().path(),
            resource,
            (_, value, local) -> value instanceof Text text ? relative(text, local.mode()) : value);
  }

  private Text relative(Text text, PathMode mode) {
    String line = text.text();
    if (mode != PathMode.DEPENDENCY) {
      return LocalFiles.isLocal(line) ? with(text, "", line) : text;
    }
    Optional<Dependencies.Flag> flag = Dependencies.flag(line);
    if (flag.isPresent()) {
      String path = flag.get().path();
      return LocalFiles.isLocal(path) ? with(text, flag.get().flag() + " ", path) : text;
    }
    return Dependencies.isLocal(line) ? with(text, line.startsWith(".") ? "./" : "", line) : text;
  }

  private Text with(Text text, String before, String path) {
    return files
        .resolve(path, text.span())
        .map(file -> Slashes.relative(files.bundle(), file))
        .filter(relative -> !relative.isEmpty())
        .map(
            relative -> (relative.startsWith("../") ? before.replace("./", "") : before) + relative)
        .filter(relative -> !relative.equals(text.text()))
        .map(relative -> new Text(text.span(), relative))
        .orElse(text);
  }
}

package dev.trowel.schema.preset;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.PatternTree;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Turns paths of local files into where the workspace has them, and reports those that lead
/// nowhere (format.md 2.8).
final class LocalPaths implements Step {

  static final String GIT_SOURCE = "git_source";

  private final LocalFiles files;
  private final SeenFiles seen;
  private final Diagnostics diagnostics;
  private final ByKind<PatternTree<LocalPath>> paths =
      new ByKind<>(facets -> PatternTree.of(facets.paths(), LocalPath::path));

  /// One that knows nothing of the files yet: what it sees of them must not change any more.
  LocalPaths(LocalFiles files, Diagnostics diagnostics) {
    this.files = files;
    this.seen = new SeenFiles(files);
    this.diagnostics = diagnostics;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (!Fields.isUnset(resource.get(GIT_SOURCE))) {
      return resource;
    }
    return paths
        .of(subject)
        .change(
            subject.key().path(),
            resource,
            (at, value, local) ->
                value instanceof Text text
                    ? translate(new Place(text, at, resource.span()), local.mode())
                    : value);
  }

  /// A path in a resource.
  ///
  /// @param at the field that holds it
  /// @param resource where the resource is declared first
  private record Place(Text text, dev.trowel.schema.address.Path at, Span resource) {}

  private Value translate(Place place, PathMode mode) {
    Text text = place.text();
    if (mode == PathMode.DEPENDENCY) {
      return dependency(text, place.at());
    }
    if (!LocalFiles.isLocal(text.text())) {
      return text;
    }
    Optional<Path> file = seen.resolve(text.text(), text.span());
    return file.map(found -> translate(place, found, mode)).orElse(text);
  }

  private Value translate(Place place, Path file, PathMode mode) {
    Text text = place.text();
    dev.trowel.schema.address.Path at = place.at();
    if (mode == PathMode.LIBRARY) {
      return with(text, files.relative(file));
    }
    if (!files.isInside(file)) {
      diagnostics.add(outside(text, at));
      return text;
    }
    if (!text.text().contains("${")) {
      fault(new PathCheck(seen, file, at), mode)
          .map(each -> each.code().equals(PathCheck.NOT_FOUND) ? explained(each, place) : each)
          .ifPresent(each -> diagnostics.add(each.at(at).in(text.span())));
    }
    String remote = seen.remote(file);
    return with(text, mode == PathMode.NOTEBOOK ? Notebooks.withoutExtension(remote) : remote);
  }

  private static Optional<Diagnostic> fault(PathCheck check, PathMode mode) {
    return switch (mode) {
      case NOTEBOOK -> check.notebook();
      case FILE -> check.file();
      case DIRECTORY -> check.directory();
      case GLOB -> check.glob();
      case LIBRARY, DEPENDENCY -> Optional.empty();
    };
  }

  private Diagnostic explained(Diagnostic missing, Place place) {
    if (LocalFiles.isCode(place.text().span())) {
      return missing.detail("Paths in Python code are relative to the bundle root.");
    }
    return moved(place).map(missing::detail).orElse(missing);
  }

  /// What to write where the path was once taken as relative to the file of the resource.
  private Optional<String> moved(Place place) {
    return files
        .resolve(place.text().text(), place.resource())
        .filter(file -> Files.exists(file) && place.resource().isWritten())
        .map(file -> Slashes.relative(files.bundle(), file))
        .map(path ->
            "Paths are relative to the file they are written in. %s is there: it is relative to %s, where the resource is declared."
                .formatted(path, place.resource().file()));
  }

  private Value dependency(Text text, dev.trowel.schema.address.Path at) {
    String line = text.text();
    Optional<Dependencies.Flag> flag = Dependencies.flag(line);
    String path = flag.map(Dependencies.Flag::path).orElse(line);
    boolean local = flag.isPresent() ? LocalFiles.isLocal(path) : Dependencies.isLocal(line);
    Optional<Path> file = local ? seen.resolve(path, text.span()) : Optional.empty();
    if (file.isEmpty()) {
      return text;
    }
    if (flag.isEmpty()) {
      String relative = files.relative(file.get());
      return with(text, relative.startsWith("../") ? relative : "./" + relative);
    }
    if (!files.isInside(file.get())) {
      diagnostics.add(outside(text, at));
      return text;
    }
    warnOfMissing(text, file.get(), at);
    return with(text, flag.get().flag() + " " + files.remote(file.get()));
  }

  /// The environment fails when it is made; until then a build may still write the file.
  private void warnOfMissing(Text text, Path file, dev.trowel.schema.address.Path at) {
    if (!text.text().contains("${")
        && seen.kind(file) == SeenFiles.Kind.NOTHING
        && Files.notExists(file)) {
      diagnostics.add(
          Diagnostic.warning(
                  "path-not-found",
                  "%s not found".formatted(Slashes.relative(files.bundle(), file)))
              .detail("Paths are relative to the file they are written in.")
              .at(at)
              .in(text.span()));
    }
  }

  private static Text with(Text text, String other) {
    return new Text(text.span(), other);
  }

  private static Diagnostic outside(Text text, dev.trowel.schema.address.Path at) {
    return outside(text).at(at).in(text.span());
  }

  /// What is to be said of a path that leads out of what is uploaded.
  static Diagnostic outside(Text text) {
    return Diagnostic.error(
            "path-outside-sync-root", "path " + text.text() + " is not contained in sync root path")
        .detail("Only files that are uploaded can be used. Add their folder to sync.paths.");
  }
}

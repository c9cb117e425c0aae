package dev.trowel.schema.preset;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.Path;
import java.util.Optional;

/// Turns paths of local files into where the workspace has them, and reports those that lead
/// nowhere (format.md 2.8).
final class LocalPaths implements Step {

  static final String GIT_SOURCE = "git_source";

  private final LocalFiles files;
  private final Diagnostics diagnostics;

  LocalPaths(LocalFiles files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (!Fields.isUnset(resource.get(GIT_SOURCE))) {
      return resource;
    }
    Mapping translated = resource;
    for (LocalPath local : subject.facets().paths()) {
      translated =
          Places.change(
              translated,
              local.path(),
              (path, value) ->
                  value instanceof Text text
                      ? translate(text, local.mode(), subject.key().path().then(path))
                      : value);
    }
    return translated;
  }

  private Value translate(Text text, PathMode mode, dev.trowel.schema.address.Path at) {
    if (mode == PathMode.DEPENDENCY) {
      return dependency(text, at);
    }
    if (!LocalFiles.isLocal(text.text())) {
      return text;
    }
    Optional<Path> file = files.resolve(text.text(), text.span());
    return file.map(found -> translate(text, found, mode, at)).orElse(text);
  }

  private Value translate(Text text, Path file, PathMode mode, dev.trowel.schema.address.Path at) {
    if (mode == PathMode.LIBRARY) {
      return with(text, files.relative(file));
    }
    if (!files.isInside(file)) {
      diagnostics.add(outside(text, at));
      return text;
    }
    PathCheck check = new PathCheck(files, file, at.toString());
    Optional<Diagnostic> fault =
        text.text().contains("${")
            ? Optional.empty()
            : switch (mode) {
              case NOTEBOOK -> check.notebook();
              case FILE -> check.file();
              case DIRECTORY -> check.directory();
              case GLOB, LIBRARY, DEPENDENCY -> Optional.empty();
            };
    fault.ifPresent(each -> diagnostics.add(inCode(each, text).at(at).in(text.span())));
    String remote = files.remote(file);
    return with(text, mode == PathMode.NOTEBOOK ? Notebooks.withoutExtension(remote) : remote);
  }

  private static Diagnostic inCode(Diagnostic fault, Text text) {
    return LocalFiles.isCode(text.span()) && fault.code().equals(PathCheck.NOT_FOUND)
        ? fault.detail("Paths in Python code are relative to the bundle root.")
        : fault;
  }

  private Value dependency(Text text, dev.trowel.schema.address.Path at) {
    String line = text.text();
    Optional<Dependencies.Flag> flag = Dependencies.flag(line);
    String path = flag.map(Dependencies.Flag::path).orElse(line);
    boolean local = flag.isPresent() ? LocalFiles.isLocal(path) : Dependencies.isLocal(line);
    Optional<Path> file = local ? files.resolve(path, text.span()) : Optional.empty();
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
    return with(text, flag.get().flag() + " " + files.remote(file.get()));
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

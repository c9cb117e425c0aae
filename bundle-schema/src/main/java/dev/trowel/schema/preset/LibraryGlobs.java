package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Replaces a library whose file or notebook is a glob by one library for each file that matches
/// (format.md 2.8).
final class LibraryGlobs implements Step {

  private static final String LIBRARIES = "libraries";
  private static final int PATTERN_STEPS = 4;

  private final LocalFiles files;

  LibraryGlobs(LocalFiles files) {
    this.files = files;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (!(resource.get(LIBRARIES) instanceof Seq libraries)) {
      return resource;
    }
    Seq expanded = libraries;
    for (LocalPath local : subject.facets().paths()) {
      List<String> steps = local.path().steps();
      boolean single = local.mode() == PathMode.NOTEBOOK || local.mode() == PathMode.FILE;
      if (single && steps.size() == PATTERN_STEPS && steps.getFirst().equals(LIBRARIES)) {
        expanded = expand(expanded, steps.get(2), steps.get(3));
      }
    }
    return resource.with(LIBRARIES, expanded);
  }

  private Seq expand(Seq libraries, String kind, String field) {
    List<Value> expanded = new ArrayList<>();
    for (Value library : libraries.items()) {
      boolean glob =
          Values.find(library, kind, field) instanceof Text(_, String path) && isGlob(path);
      expanded.addAll(glob ? matches((Mapping) library, kind, field) : List.of(library));
    }
    return expanded.equals(libraries.items()) ? libraries : new Seq(libraries.span(), expanded);
  }

  private static boolean isGlob(String path) {
    return LocalFiles.isLocal(path)
        && !path.contains("${")
        && path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  /// The library once for each match; a glob that matches nothing stays, so that its path is
  /// reported as missing.
  private List<Value> matches(Mapping library, String kind, String field) {
    if (!(Values.find(library, kind, field) instanceof Text glob)) {
      return List.of(library);
    }
    List<Value> matches = new ArrayList<>();
    Path pattern = files.resolve(glob.text(), glob.span()).orElse(files.bundle());
    for (Path match : find(pattern)) {
      String written = relativeToItsFile(match, glob);
      matches.add(Values.put(library, new Text(glob.span(), written), kind, field));
    }
    return matches.isEmpty() ? List.of(library) : matches;
  }

  private String relativeToItsFile(Path match, Text glob) {
    Path folder = files.resolve(".", glob.span()).orElse(files.bundle());
    return Slashes.relative(folder, match);
  }

  private static List<Path> find(Path pattern) {
    Path base = pattern;
    while (base.getParent() != null && isGlobChar(base.toString())) {
      base = base.getParent();
    }
    try (Stream<Path> below = Files.walk(base, pattern.getNameCount() - base.getNameCount())) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return below.filter(Files::isRegularFile).filter(matcher::matches).sorted().toList();
    } catch (IOException | UncheckedIOException | PatternSyntaxException e) {
      return List.of();
    }
  }

  private static boolean isGlobChar(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }
}

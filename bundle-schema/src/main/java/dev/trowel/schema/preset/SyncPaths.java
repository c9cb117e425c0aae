package dev.trowel.schema.preset;

import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds which local folders belong to a deployment, and the folder that holds them all (format.md
/// 2.10).
final class SyncPaths {

  private static final String SECTION = "sync";
  private static final String PATHS = "paths";
  private static final Span FORMAT = Span.synthetic("default");

  private final LocalFiles files;
  private final Diagnostics diagnostics;

  /// @param bundle the bundle root, absolute
  SyncPaths(Path bundle, Diagnostics diagnostics) {
    this.files = new LocalFiles(bundle, bundle, "");
    this.diagnostics = diagnostics;
  }

  /// The rules that the sync section of `tree` makes.
  SyncRules rules(Mapping tree) {
    List<Path> folders = new ArrayList<>();
    for (Value each : written(tree)) {
      Optional<Path> folder = path(each);
      folder.ifPresent(folders::add);
      folder.filter(_ -> !mayBeMade(tree)).ifPresent(path -> checkExists(path, each));
    }
    Path root = files.bundle();
    for (Path folder : folders) {
      root = common(root, folder);
    }
    Path base = root;
    List<String> paths = folders.stream().map(folder -> relative(base, folder)).toList();
    return new SyncRules(root, paths, globs(tree, "include"), globs(tree, "exclude"));
  }

  /// The tree with the sync section as the rules have it.
  static Mapping put(Mapping tree, SyncRules rules) {
    Mapping section = Values.mapping(tree, SECTION);
    section = section.with(PATHS, texts(rules.paths()));
    section = withGlobs(section, "include", rules.include());
    section = withGlobs(section, "exclude", rules.exclude());
    return tree.with(SECTION, section);
  }

  /// The globs where they were written.
  private static Mapping withGlobs(Mapping section, String field, List<String> globs) {
    List<Value> written =
        Values.items(section, field).stream().filter(Text.class::isInstance).toList();
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < globs.size(); i++) {
      items.add(new Text(written.get(i).span(), globs.get(i)));
    }
    return items.isEmpty() ? section : section.with(field, new Seq(FORMAT, items));
  }

  private static List<Value> written(Mapping tree) {
    return Values.find(tree, SECTION, PATHS) instanceof Seq paths
        ? paths.items()
        : List.of(new Text(FORMAT, "."));
  }

  /// Whether what runs before the upload may make what is not there yet.
  private static boolean mayBeMade(Mapping tree) {
    return !Values.mapping(tree, "artifacts").entries().isEmpty()
        || !Values.mapping(tree, "experimental", "scripts").entries().isEmpty()
        || Values.isTrue(tree, "presets", "source_linked_deployment");
  }

  private void checkExists(Path path, Value written) {
    if (!Files.exists(path) && written instanceof Text(var place, String text)) {
      diagnostics.add(
          Diagnostic.error("sync-path-missing", "sync path \"%s\" does not exist".formatted(text))
              .detail("Correct it, or create the folder; it is relative to the file it stands in.")
              .at(dev.trowel.schema.address.Path.of(SECTION, PATHS))
              .in(place));
    }
  }

  private Optional<Path> path(Value value) {
    if (!(value instanceof Text(var place, String text))) {
      return Optional.empty();
    }
    Optional<Path> path = text.startsWith("/") ? Optional.empty() : files.resolve(text, place);
    boolean everything = path.filter(each -> each.getParent() == null).isPresent();
    if (path.isEmpty() || everything) {
      String detail =
          everything
              ? "It leads to the top of the file system. Name the folder that holds your files."
              : "Give a path relative to the file it is written in.";
      diagnostics.add(
          Diagnostic.error("sync-path-invalid", "invalid sync path \"%s\"".formatted(text))
              .detail(detail)
              .at(dev.trowel.schema.address.Path.of(SECTION, PATHS))
              .in(place));
      return Optional.empty();
    }
    return path;
  }

  /// Globs keep their spelling but for the folder of the file they are written in.
  private List<String> globs(Mapping tree, String field) {
    List<String> globs = new ArrayList<>();
    for (Value value : Values.items(tree, SECTION, field)) {
      if (value instanceof Text(var place, String glob)) {
        globs.add(glob(glob, place));
      }
    }
    return globs;
  }

  private String glob(String glob, Span place) {
    int slash = place.isWritten() ? place.file().lastIndexOf('/') : -1;
    if (slash < 0) {
      return glob;
    }
    boolean negated = glob.startsWith("!");
    Path folder = files.bundle().resolve(place.file().substring(0, slash));
    Path path = folder.resolve(negated ? glob.substring(1) : glob).normalize();
    String end = glob.endsWith("/") ? "/" : "";
    return (negated ? "!" : "") + relative(files.bundle(), path) + end;
  }

  private static Path common(Path a, Path b) {
    Path at = a;
    while (!b.startsWith(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private static String relative(Path root, Path path) {
    String relative = Slashes.relative(root, path);
    return relative.isEmpty() ? "." : relative;
  }

  private static Seq texts(List<String> texts) {
    List<Value> items = new ArrayList<>();
    texts.forEach(text -> items.add(new Text(FORMAT, text)));
    return new Seq(FORMAT, items);
  }
}

package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.value.PatternTree;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that a resource uses is among those that are uploaded: neither outside `sync.paths` nor
/// taken out by `sync.exclude`. Globs of which this is not plain are left alone.
final class FilesAreUploaded implements Rule {

  /// `folder/*.py`: all files of an ending in one folder.
  private static final Pattern ENDING = Pattern.compile("([\\w./-]+/)\\*(\\.\\w+)");

  private static final Set<PathMode> FILES =
      EnumSet.of(PathMode.NOTEBOOK, PathMode.FILE, PathMode.DIRECTORY);
  private static final List<String> ENDINGS = List.of("", ".py", ".r", ".scala", ".sql", ".ipynb");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (!bundle.isSourceLinked()
        && !bundle.layout().file().isEmpty()
        && !isAllUploaded(bundle.sync())) {
      Map<String, PatternTree<LocalPath>> fields = new HashMap<>();
      Map<String, Optional<String>> known = new HashMap<>();
      for (Resource resource : bundle.resources().values()) {
        PatternTree<LocalPath> places =
            fields.computeIfAbsent(resource.key().kind(), FilesAreUploaded::fields);
        check(bundle, resource, places, known, diagnostics);
      }
    }
  }

  private static boolean isAllUploaded(SyncRules sync) {
    return sync.exclude().isEmpty()
        && (!sync.include().isEmpty() || sync.paths().stream().anyMatch(FilesAreUploaded::isAll));
  }

  private static PatternTree<LocalPath> fields(String kind) {
    List<LocalPath> paths =
        Schemas.kind(kind).stream()
            .flatMap(schema -> schema.facets().paths().stream())
            .filter(field -> FILES.contains(field.mode()))
            .toList();
    return PatternTree.of(paths, LocalPath::path);
  }

  /// @param known what is known of each file: many tasks name the same few
  private static void check(
      Inspected bundle,
      Resource resource,
      PatternTree<LocalPath> fields,
      Map<String, Optional<String>> known,
      Diagnostics diagnostics) {
    String files = bundle.layout().file() + "/";
    fields.visit(
        resource.key().path(),
        resource.settings(),
        (at, value) -> {
          if (value instanceof Text text && text.text().startsWith(files)) {
            known
                .computeIfAbsent(
                    text.text().substring(files.length()), file -> reason(bundle, file))
                .ifPresent(why -> diagnostics.add(missing(at, text, why)));
          }
        });
  }

  /// Why no such file is uploaded; empty when it is, or when that is not plain.
  private static Optional<String> reason(Inspected bundle, String relative) {
    Path root = bundle.sync().root();
    Optional<String> file =
        Reference.isIn(relative)
            ? Optional.empty()
            : ENDINGS.stream().map(relative::concat).filter(each -> exists(root, each)).findFirst();
    return file.flatMap(each -> reason(bundle.sync(), bundle.root(), root, each));
  }

  private static boolean exists(Path root, String relative) {
    try {
      return Files.exists(root.resolve(relative));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static Optional<String> reason(SyncRules sync, Path bundle, Path root, String file) {
    if (sync.include().isEmpty() && sync.paths().stream().noneMatch(path -> holds(path, file))) {
      return Optional.of("it is in none of sync.paths");
    }
    String seen = Slashes.relative(bundle, root.resolve(file));
    return sync.exclude().stream().anyMatch(glob -> glob.startsWith("!"))
        ? Optional.empty()
        : sync.exclude().stream()
            .filter(glob -> takesOut(glob, seen))
            .findFirst()
            .map("sync.exclude has \"%s\""::formatted);
  }

  private static boolean holds(String folder, String file) {
    return isAll(folder) || isAtOrBelow(folder, file);
  }

  private static boolean isAll(String folder) {
    return folder.isEmpty() || folder.equals(".");
  }

  private static boolean isAtOrBelow(String folder, String file) {
    return file.equals(folder) || file.startsWith(folder + "/");
  }

  /// Whether the glob is a plain file or folder, perhaps with all below it, that holds the file, or
  /// all files of an ending in its folder.
  private static boolean takesOut(String glob, String file) {
    String plain = glob.replaceFirst("^\\./", "").replaceFirst("(/\\*\\*)?(/\\*)?/?$", "");
    boolean anchored = plain.contains("/") || glob.replaceFirst("/$", "").contains("/");
    Matcher ending = ENDING.matcher(glob);
    if (ending.matches()) {
      String rest =
          file.startsWith(ending.group(1)) ? file.substring(ending.group(1).length()) : "/";
      return !rest.contains("/") && rest.endsWith(ending.group(2));
    }
    return !plain.isEmpty()
        && plain.chars().noneMatch(c -> "*?[\\!".indexOf(c) >= 0)
        && (anchored ? isAtOrBelow(plain, file) : List.of(file.split("/")).contains(plain));
  }

  private static Diagnostic missing(dev.trowel.schema.address.Path at, Text text, String why) {
    return Diagnostic.warning("file-not-uploaded", "the file is not uploaded: " + why)
        .detail("The resource would not find it in the workspace. Upload it, or use another file.")
        .at(at)
        .in(text.span());
  }
}

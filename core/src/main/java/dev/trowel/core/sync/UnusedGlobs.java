package dev.trowel.core.sync;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds patterns of `sync.include` and `sync.exclude` that no file has (format.md 7).
public final class UnusedGlobs extends SimpleFileVisitor<Path> {

  private static final String INCLUDE = "include";
  private static final Set<String> NEVER = Set.of(".git", ".databricks");

  /// One pattern and where it stands.
  private record Glob(
      String written, GitIgnore rule, dev.trowel.schema.address.Path place, Span span) {}

  private final Path root;
  private final List<Glob> unused;

  private UnusedGlobs(Path root, List<Glob> globs) {
    this.root = root;
    this.unused = new ArrayList<>(globs);
  }

  /// Warns of each pattern of the bundle that no file has; folders are read only when there are
  /// patterns.
  public static void check(Bundle bundle, Diagnostics diagnostics) {
    check(bundle, List.of(INCLUDE, "exclude"), diagnostics);
  }

  /// Warns of each pattern of `sync.include` that no file has. To leave out what is only there at
  /// times, such as `__pycache__`, is common, and right where it is not there.
  public static void checkIncluded(Bundle bundle, Diagnostics diagnostics) {
    check(bundle, List.of(INCLUDE), diagnostics);
  }

  private static void check(Bundle bundle, List<String> fields, Diagnostics diagnostics) {
    SyncRules rules = bundle.sync();
    List<Glob> globs = new ArrayList<>();
    fields.forEach(field -> globs(bundle, field, globs));
    UnusedGlobs search = new UnusedGlobs(rules.root(), globs);
    search.walk();
    for (Glob glob : search.unused) {
      diagnostics.add(
          Diagnostic.warning(
                  "sync-pattern-unused",
                  "Pattern %s does not match any files".formatted(glob.written()))
              .detail("Correct it, or take it away: it has no effect.")
              .at(glob.place())
              .in(glob.span()));
    }
  }

  private static void globs(Bundle bundle, String field, List<Glob> globs) {
    String bundlePath = Slashes.relative(bundle.sync().root(), bundle.root());
    var items = Values.items(bundle.tree(), "sync", field);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Text(Span span, String written)) {
        String plain = written.startsWith("!") ? written.substring(1) : written;
        globs.add(
            new Glob(
                written,
                SyncGlobs.from(List.of(plain), bundlePath),
                dev.trowel.schema.address.Path.of("sync", field).index(i),
                span));
      }
    }
  }

  private void walk() {
    if (unused.isEmpty()) {
      return;
    }
    try {
      Files.walkFileTree(root, this);
    } catch (IOException _) {
      // What cannot be read is told when files are chosen; here nothing is known of patterns.
      unused.clear();
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    Path name = folder.getFileName();
    if (name != null && NEVER.contains(name.toString())) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    return folder.equals(root) ? FileVisitResult.CONTINUE : seen(folder, true);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    return seen(file, false);
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException why) {
    return FileVisitResult.CONTINUE;
  }

  /// A folder that a pattern names is taken for the files in it.
  private FileVisitResult seen(Path path, boolean folder) {
    String relative = Slashes.relative(root, path);
    unused.removeIf(glob -> glob.rule().verdict(relative, folder).isPresent());
    return unused.isEmpty() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }
}

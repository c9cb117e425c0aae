package dev.trowel.core.imports.part;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.RegularFile;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file that is imported.
///
/// @param name what messages call it: its path seen from where one is
/// @param path where it lies
public record InputFile(String name, Path path) {

  /// One that is there, or is told to be missing when it is read.
  ///
  /// @param directory what relative names are seen from
  public static InputFile of(Path directory, Path path) {
    Path whole = directory.resolve(path).normalize();
    boolean below = whole.startsWith(directory);
    String name = below ? Slashes.relative(directory, whole) : whole.toString().replace('\\', '/');
    return new InputFile(name.isEmpty() ? "this folder" : name, whole);
  }

  /// The name without folders and without what follows its first dot.
  public String stem() {
    String last = lastName();
    int dot = last.indexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /// The name without folders.
  public String lastName() {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  /// Its text.
  ///
  /// @throws StopException when it cannot be read, is too large, or is no text
  public String text() {
    return YamlReader.text(name, bytes());
  }

  /// Its tree, of YAML, or of JSON where it ends in `.json` or `.tfstate`.
  ///
  /// @throws StopException with all that hinders reading it
  public Value tree() {
    return tree(bytes());
  }

  /// The tree of other content under the name of this file.
  ///
  /// @throws StopException with all that hinders reading it
  public Value tree(byte[] content) {
    Diagnostics found = new Diagnostics();
    Optional<Document> document = YamlReader.read(name, content, found);
    List<Diagnostic> errors =
        found.list().stream().filter(each -> each.severity() == Severity.ERROR).toList();
    if (document.isEmpty() || !errors.isEmpty()) {
      throw new StopException(errors);
    }
    return document.get().root();
  }

  private byte[] bytes() {
    try {
      long size = Files.isRegularFile(path) ? Files.size(path) : 0;
      if (size > YamlReader.MAX_BYTES) {
        throw new StopException(YamlReader.tooLarge(name, size));
      }
      return RegularFile.bytes(path);
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "import-input", "cannot read %s: %s".formatted(name, FileTrouble.words(e)))
              .detail("Name a file that is there and that you may read. Nothing was written.")
              .in(Span.of(name)));
    }
  }
}

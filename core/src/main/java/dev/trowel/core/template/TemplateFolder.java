package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The files of a template, which may lie anywhere but must stay together: a link that leads out of
/// the template would carry a file of this machine into the project.
///
/// @param home all of the template; links may lead anywhere in it
/// @param root what is listed here, below `home`
/// @param label what messages call `root`; `""` for nothing
record TemplateFolder(Path home, Path root, String label) {

  /// One file or folder.
  ///
  /// @param name without the folders above
  record Item(String name, Path path, boolean isFolder) {}

  /// A folder in it.
  TemplateFolder below(String folder) {
    return new TemplateFolder(home, root.resolve(folder), Labels.below(label, folder));
  }

  /// What lies in a folder, sorted by the bytes of the names.
  ///
  /// @param folder seen from the root, with `/`; `.` for the root
  List<Item> list(String folder) {
    List<Item> items = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        items.add(new Item(String.valueOf(entry.getFileName()), entry, isFolder));
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    items.sort(Comparator.comparing(item -> item.name().getBytes(UTF_8), Arrays::compareUnsigned));
    return items;
  }

  /// What messages call a file.
  String name(String file) {
    return file.equals(".") ? label : Labels.below(label, file);
  }

  /// The file that is meant, which lies in the template.
  ///
  /// @throws StopException `template-path` when a link leads out of it, or it is no file
  Path checked(Item item, String file) {
    try {
      Path real = item.path().toRealPath();
      if (Files.isRegularFile(real) && real.startsWith(home.toRealPath())) {
        return real;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    throw new StopException(
        Diagnostic.error("template-path", name(file) + " is no file of the template")
            .detail("It is a link that leads out of the template, or nothing to be read.")
            .in(Span.of(name(file))));
  }

  /// The text of a file.
  ///
  /// @throws StopException `template-fault` when it is no UTF-8
  String text(Path path, String file) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new StopException(
          Diagnostic.error("template-fault", name(file) + " is no text of UTF-8")
              .detail("Files that end in .tmpl are rendered; others are copied as they are.")
              .in(Span.of(name(file))));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// What may be done with the copy of a file: the same, and the owner may write it.
  Set<PosixFilePermission> permissions(Path path, String file) {
    Set<PosixFilePermission> all = EnumSet.of(PosixFilePermission.OWNER_WRITE);
    try {
      all.addAll(Files.getPosixFilePermissions(path));
    } catch (UnsupportedOperationException _) {
      all.add(PosixFilePermission.OWNER_READ);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return all;
  }

  private StopException unreadable(String file, IOException failure) {
    return new StopException(
        Diagnostic.error(
                "template-missing",
                "cannot read %s: %s".formatted(name(file), FileTrouble.words(failure)))
            .detail("Make it a file or folder that you may read.")
            .in(Span.of(name(file))));
  }
}

package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/// The templates that come with this program. They lie in it as files, and as a jar does not tell
/// which files it has, beside each there is a list of them with their permissions.
final class BuiltIns {

  /// The template that one gets who names none.
  static final String MLOPS = "mlops";

  private static final String ROOT = "/template/";

  private BuiltIns() {}

  /// Puts the files of a template into a folder.
  static void unpack(String name, Path folder) {
    try {
      for (String line : index(name)) {
        int space = line.indexOf(' ');
        String file = line.substring(space + 1);
        Path target = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream in = resource(name + "/" + file)) {
          Files.copy(in, target);
        }
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(line.substring(0, space)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("unpacking the template " + name + " failed", e);
    }
  }

  /// The files of a template, each after its permissions and a space: `rw-r--r-- a/b`.
  private static List<String> index(String name) throws IOException {
    try (InputStream in = resource(name + ".txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        BuiltIns.class.getResourceAsStream(ROOT + name), () -> ROOT + name + " is not there");
  }
}

package dev.trowel.bench.flame;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// A copy of the distribution with one more jar beside the program's, of the classes that watch it:
/// a class archive fits no program with a folder on its class path, nor one with a jar elsewhere.
///
/// @param jar of the classes that watch
record Watched(Path dist, Path jar) {

  /// Copies `dist` to `copy`, its files with their times, by which an archive knows its jars.
  ///
  /// @param type what watches
  static Watched of(Path dist, Path copy, Class<?> type) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(dist)) {
      all = found.toList();
    }
    for (Path each : all) {
      Files.copy(
          each,
          copy.resolve(dist.relativize(each).toString()),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path jar = copy.resolve("lib/watching.jar");
    pack(type, jar);
    return new Watched(copy, jar);
  }

  private static void pack(Class<?> type, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> each : List.of(type, Frames.class, Whole.class)) {
        String name = each.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = each.getClassLoader().getResourceAsStream(name)) {
          Objects.requireNonNull(in, name).transferTo(out);
        }
        out.closeEntry();
      }
    }
  }
}

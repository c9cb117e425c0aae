import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Completes the distribution around the jars that Maven has put into its `lib`: a private Java
/// runtime, picocli compiled again, an archive of loaded classes, the launcher.
///
/// Each part is made only when what it is made from has changed. Run by Maven on the JDK of the
/// toolchain; arguments are `--name=value`.
final class Dist {

  private final Path dist;
  private final Path work;
  private final Path source = Path.of("src");
  private final Map<String, String> options;

  private Dist(Map<String, String> options) {
    this.options = options;
    dist = Path.of(options.get("dist"));
    work = Path.of(options.get("work"));
  }

  public static void main(String[] args) throws IOException {
    Map<String, String> options =
        Arrays.stream(args)
            .map(arg -> arg.substring(2).split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    new Dist(options).build();
  }

  private void build() throws IOException {
    Files.createDirectories(work);
    Path stamp = dist.resolve(".stamp");
    Files.deleteIfExists(stamp);
    Files.copy(
        Path.of(options.get("jar")),
        dist.resolve("lib/trowel.jar"),
        REPLACE_EXISTING,
        COPY_ATTRIBUTES);
    linkRuntime();
    compilePicocli();
    dropOldLibraries();
    writeOutGenerated();
    copyLauncher();
    archiveClasses();
    if (Boolean.parseBoolean(options.get("archive"))) {
      new Release(dist, work, options.get("version")).write();
    }
    // As old as the start of the build: what was edited while it ran is newer, and built again.
    Files.writeString(stamp, options.get("version"));
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.parse(options.get("started"))));
  }

  private void linkRuntime() throws IOException {
    Path runtime = dist.resolve("runtime");
    Memo memo = new Memo(work.resolve("runtime.memo"), runtime.resolve("release"));
    String made = Runtime.version() + " " + options.get("modules");
    if (memo.says(made)) {
      return;
    }
    Tools.delete(runtime);
    Tools.run(
        "jlink",
        "--add-modules",
        options.get("modules"),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    memo.write(made);
  }

  /// Class archives refuse picocli's published classes, which are of Java 5's format.
  private void compilePicocli() throws IOException {
    Path sources = Path.of(options.get("picocli"));
    String name = sources.getFileName().toString().replace("-sources.jar", ".jar");
    Path jar = dist.resolve("lib").resolve(name);
    Memo memo = new Memo(work.resolve("picocli.memo"), jar);
    String made = Runtime.version() + " " + Memo.of(sources);
    if (memo.says(made)) {
      return;
    }
    Path folder = work.resolve("picocli");
    Tools.delete(folder);
    List<Path> files = Jars.unpack(sources, folder.resolve("src"), "picocli/");
    Path classes = folder.resolve("classes");
    Tools.run(
        "javac",
        Stream.concat(
            Stream.of(
                "-nowarn",
                "-Xlint:none",
                "-proc:none",
                "-g:none",
                "--release",
                "25",
                "-d",
                classes.toString()),
            files.stream().map(Path::toString)));
    Jars.pack(classes, jar);
    memo.write(made);
  }

  private void dropOldLibraries() throws IOException {
    Path lib = dist.resolve("lib");
    try (JarFile jar = new JarFile(lib.resolve("trowel.jar").toFile());
        Stream<Path> files = Files.list(lib)) {
      String path = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      List<String> used = List.of((path + " trowel.jar").split(" "));
      for (Path file : files.toList()) {
        if (!used.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  /// In the program's own jars; those of others stay as they are published.
  private void writeOutGenerated() throws IOException {
    Path lib = dist.resolve("lib");
    List<Path> jars;
    try (Stream<Path> files = Files.list(lib)) {
      jars = files.sorted().toList();
    }
    try (Plain plain = new Plain(jars)) {
      for (Path jar : jars) {
        if (jar.getFileName().toString().matches("trowel.jar|(core|bundle-schema)-.*")) {
          writeOutGenerated(plain, jar);
        }
      }
    }
  }

  private void writeOutGenerated(Plain plain, Path jar) throws IOException {
    Path done = work.resolve("plain").resolve(jar.getFileName());
    Memo memo = new Memo(work.resolve(jar.getFileName() + ".memo"), done);
    String made = Memo.of(jar);
    if (!memo.says(made)) {
      Jars.rewrite(jar, done, plain::written);
      memo.write(made);
    }
    Files.copy(done, jar, REPLACE_EXISTING, COPY_ATTRIBUTES);
  }

  private void copyLauncher() throws IOException {
    Path launcher = dist.resolve("bin/trowel");
    Files.createDirectories(launcher.getParent());
    Files.copy(source.resolve("dist/bin/trowel"), launcher, REPLACE_EXISTING);
    launcher.toFile().setExecutable(true, false);
  }

  private void archiveClasses() throws IOException {
    Path trainer = source.resolve("build/Trainer.java");
    Memo memo = new Memo(work.resolve("classes.memo"), dist.resolve("cds/trowel.jsa"));
    String made =
        Files.readString(work.resolve("runtime.memo"), UTF_8)
            + Files.readString(trainer, UTF_8)
            + Files.readString(source.resolve("build/Training.java"), UTF_8)
            + Memo.ofFolder(dist.resolve("lib"));
    if (!memo.says(made)) {
      new ClassArchives(dist, work, trainer, Path.of(options.get("example"))).write();
      memo.write(made);
    }
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the archives of the classes that commands load, of which the launcher takes the smallest
/// that has all: what an archive holds is loaded whether it is needed or not
/// (docs/decisions/0038-archives-by-command.md).
///
/// Static archives, because the virtual machine checks that they fit the jars; JDK 25.0.3 does not
/// check an AOT cache, and runs stale classes.
record ClassArchives(Path dist, Path work, Path trainer, Path example) {

  /// As the launcher knows them; the last one holds everything.
  static final List<String> NAMES = List.of("brief", "validate", "offline", "trowel");

  /// As in the launcher: another collector, or other headers, could not use the archived objects.
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-Xlog:disable");

  void write() throws IOException {
    Path jar = dist.resolve("lib/trowel.jar");
    Path folder = dist.resolve("cds");
    Tools.delete(folder);
    Files.createDirectories(folder);
    new JarList(dist).write();
    List<Path> lists = new Training(command(), jar, work, trainer, example).lists(NAMES);
    for (int i = 0; i < NAMES.size(); i++) {
      Path archive = folder.resolve(NAMES.get(i) + ".jsa");
      dump(jar, lists.get(i), archive);
      check(jar, archive);
    }
  }

  private void dump(Path jar, Path list, Path archive) throws IOException {
    java(
        "dump",
        "-Xshare:dump",
        "-XX:+AOTClassLinking",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + archive,
        "-cp",
        jar.toString());
  }

  /// Fails the build where the archive cannot be used.
  private void check(Path jar, Path archive) throws IOException {
    java(
        "check",
        "-Xshare:on",
        "-XX:SharedArchiveFile=" + archive,
        "-cp",
        jar.toString(),
        "dev.trowel.app.Main",
        "--version");
  }

  private void java(String step, String... args) throws IOException {
    List<String> command = command();
    command.addAll(List.of(args));
    Tools.start(work.resolve(step + ".log"), command);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(dist.resolve("runtime/bin/java").toString());
    command.addAll(FLAGS);
    return command;
  }
}

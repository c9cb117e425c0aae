import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes the archive of the classes that a training run loads.
///
/// A static archive, because the virtual machine checks that it fits the jars; JDK 25.0.3 does not
/// check an AOT cache, and runs stale classes.
record ClassArchive(Path dist, Path work, Path trainer, Path example) {

  /// As in the launcher: another collector could not use the archived objects.
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable");

  void write() throws IOException {
    String jar = dist.resolve("lib/trowel.jar").toString();
    Path archive = dist.resolve("cds/trowel.jsa");
    Files.createDirectories(archive.getParent());
    Files.deleteIfExists(archive);
    Path classes = work.resolve("classes.list");
    train(jar, classes);
    java(
        "dump",
        "-Xshare:dump",
        "-XX:+AOTClassLinking",
        "-XX:SharedClassListFile=" + classes,
        "-XX:SharedArchiveFile=" + archive,
        "-cp",
        jar);
    // Fails the build where the archive cannot be used.
    java(
        "check",
        "-Xshare:on",
        "-XX:SharedArchiveFile=" + archive,
        "-cp",
        jar,
        "dev.trowel.app.Main",
        "--version");
  }

  private void train(String jar, Path classes) throws IOException {
    Path keys = keys();
    Path compiled = work.resolve("trainer");
    Tools.run(
        "javac",
        "-nowarn",
        "-proc:none",
        "-cp",
        jar,
        "-d",
        compiled.toString(),
        trainer.toString());
    Path project = work.resolve("example");
    Tools.delete(project);
    if (Files.isDirectory(example)) {
      Tools.copy(example, project, List.of(".databricks"));
    }
    Path loaded = work.resolve("loaded.list");
    java(
        "train",
        "-Xshare:off",
        "-XX:DumpLoadedClassList=" + loaded,
        "-Djavax.net.ssl.trustStore=" + keys,
        "-Djavax.net.ssl.trustStorePassword=changeit",
        "-cp",
        jar + ":" + compiled,
        "Trainer",
        keys.toString(),
        project.toString());
    try (Stream<String> lines = Files.lines(loaded)) {
      Files.write(classes, lines.filter(line -> !line.contains("Trainer")).toList());
    }
  }

  /// A self-signed key for the training run's server, which its client trusts.
  private Path keys() throws IOException {
    Path keys = work.resolve("keys.p12");
    if (!Files.exists(keys)) {
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      Tools.start(
          work.resolve("keys.log"),
          List.of(
              keytool.toString(),
              "-genkeypair",
              "-alias",
              "localhost",
              "-keyalg",
              "EC",
              "-dname",
              "CN=localhost",
              "-ext",
              "san=dns:localhost,ip:127.0.0.1",
              "-validity",
              "3650",
              "-keystore",
              keys.toString(),
              "-storetype",
              "PKCS12",
              "-storepass",
              "changeit"));
    }
    return keys;
  }

  private void java(String step, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(dist.resolve("runtime/bin/java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of(args));
    Tools.start(work.resolve(step + ".log"), command);
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds out which classes commands load.
///
/// @param java what starts Java as the launcher does
record Training(List<String> java, Path jar, Path work, Path trainer, Path example) {

  private static final String BUNDLE =
      """
      bundle:
        name: train
      variables:
        catalog:
          default: main
      workspace:
        host: %s
      permissions:
        - group_name: users
          level: CAN_VIEW
      targets:
        dev:
          mode: development
          default: true
        next: {}
      resources:
        experiments:
          fares:
            name: /Shared/train-${bundle.target}
        jobs:
          train:
            name: train ${bundle.target} ${var.catalog}
            tags:
              experiment: ${resources.experiments.fares.id}
            tasks:
              - task_key: one
                spark_python_task:
                  python_file: ./one.py
                environment_key: all
            environments:
              - environment_key: all
                spec:
                  environment_version: "2"
      """;

  private static final String WRONG =
      """
      bundle:
        name: wrong
      resources:
        jobs:
          train:
            naem: slip
            max_concurrent_runs: many
      """;

  /// The list of what is loaded, for each archive.
  List<Path> lists(List<String> archives) throws IOException {
    Path keys = keys();
    Path compiled = work.resolve("trainer");
    Tools.run("javac", "-nowarn", "-proc:none", "-cp", "" + jar, "-d", "" + compiled, "" + trainer);
    Path workspace = work.resolve("workspace");
    Tools.delete(workspace);
    Files.createDirectories(workspace);
    List<String> launch = new ArrayList<>(java);
    launch.addAll(List.of("-cp", "" + jar, "dev.trowel.app.Main"));
    List<Path> lists = new ArrayList<>();
    try (TrainingWorkspace there = TrainingWorkspace.open(launch, workspace, keys)) {
      projects(there.host());
      for (String archive : archives) {
        lists.add(list(archive, keys, compiled));
      }
    }
    return lists;
  }

  private void projects(String host) throws IOException {
    Path project = work.resolve("example");
    Tools.delete(project);
    Tools.copy(example, project, List.of(".databricks"));
    repository(project.resolve(".git"));
    Path bundle = work.resolve("bundle");
    Tools.delete(bundle);
    Files.createDirectories(bundle);
    Files.writeString(bundle.resolve("databricks.yml"), BUNDLE.formatted(host));
    Path wrong = Files.createDirectories(work.resolve("wrong"));
    Files.writeString(wrong.resolve("databricks.yml"), WRONG);
    Files.writeString(bundle.resolve("one.py"), "print(1)\n");
  }

  /// Wherever this is built, the training finds a work tree.
  private static void repository(Path git) throws IOException {
    Path heads = Files.createDirectories(git.resolve("refs/heads"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(heads.resolve("main"), "0123456789abcdef0123456789abcdef01234567\n");
    Files.writeString(
        git.resolve("config"),
        "[remote \"origin\"]\n"
            + "\turl = https://example.com/fares.git\n"
            + "[user]\n"
            + "\temail = ann@example.com\n");
  }

  private Path list(String archive, Path keys, Path compiled) throws IOException {
    Path loaded = work.resolve(archive + ".loaded");
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of(
            "-Xshare:off",
            "-XX:DumpLoadedClassList=" + loaded,
            "-Djavax.net.ssl.trustStore=" + keys,
            "-Djavax.net.ssl.trustStorePassword=changeit",
            "-cp",
            jar + ":" + compiled,
            "Trainer",
            archive,
            work.resolve("example").toString(),
            work.resolve("bundle").toString()));
    Tools.start(work.resolve(archive + "-train.log"), command);
    Path list = work.resolve(archive + ".list");
    try (Stream<String> lines = Files.lines(loaded)) {
      Files.write(list, lines.filter(line -> !line.contains("Trainer")).toList());
    }
    return list;
  }

  /// A self-signed key for the workspace's server, which its client trusts.
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
}

package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.app.transcript.Shell.Result;
import dev.trowel.core.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that are run for all bundles of a repository.
final class EveryBundleTest {

  private static final String[] DEPLOY = {"deploy", "--all", "-t", "dev", "--local"};

  @TempDir Path folder;
  private Path top;

  @BeforeEach
  void write() throws IOException {
    top = folder.toRealPath();
    for (String name : List.of("a", "b", "c")) {
      write(name + "/databricks.yml", bundle(name, name));
    }
  }

  @Test
  void eachBundleAsksForItself() throws IOException {
    assertThat(shell().run(DEPLOY).exit()).isZero();
    for (String name : List.of("a", "b", "c")) {
      write(name + "/databricks.yml", bundle(name, name + "2"));
    }

    Result result = shell().typing("schemas.s\nno\nschemas.s\n").run(DEPLOY);

    assertThat(result.err()).contains("cancelled");
    assertThat(summary(result))
        .satisfiesExactly(
            a -> assertThat(a).startsWith("a ").contains("done"),
            b -> assertThat(b).startsWith("b ").doesNotContain("created"),
            c -> assertThat(c).startsWith("c ").contains("done"));
  }

  @Test
  void onlyWhatChangedSinceTheForkIsPlanned() throws IOException, InterruptedException {
    git("init", "-q", "-b", "main");
    save("first");
    git("checkout", "-q", "-b", "mine");
    write("b/notebook.py", "x\n");

    Result result = shell().run("validate", "--all", "--changed-since", "main");

    assertThat(summary(result)).hasSize(2);
    assertThat(result.out()).contains("\nb ").contains("Unchanged, left out: a, c\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void aBundleThatCannotBeReadIsNeverLeftOut() throws IOException, InterruptedException {
    write("c/databricks.yml", "bundle: [\n");
    git("init", "-q", "-b", "main");
    save("first");

    Result result = shell().run("validate", "--all", "--changed-since", "main");

    assertThat(result.out()).contains("\nc ").contains("Unchanged, left out: a, b\n");
    assertThat(result.exit()).isEqualTo(3);
  }

  @Test
  void nothingChangedIsFine() throws IOException, InterruptedException {
    git("init", "-q", "-b", "main");
    save("first");

    Result result = shell().run("validate", "--all", "--changed-since", "HEAD");

    assertThat(result.out()).isEqualTo("Unchanged, left out: a, b, c\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void whatGitDoesNotKnowIsToldOnce() throws IOException, InterruptedException {
    git("init", "-q", "-b", "main");
    save("first");

    Result result = shell().run("validate", "--all", "--changed-since", "nowhere", "-o", "json");

    assertThat(result.err()).contains("git-ref-unknown");
    assertThat(result.out()).contains("\"result\": null");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void theVariableThatNamesOneBundleNamesNone() {
    Shell shell = new Shell(top, Map.of("DATABRICKS_BUNDLE_ROOT", top.resolve("a").toString()));

    assertThat(shell.run("validate", "--all").out())
        .contains("Name: a")
        .contains("Name: b")
        .contains("Name: c");
  }

  @Test
  void theGravestExitCounts() throws IOException {
    write("a/databricks.yml", "bundle: {nmae: a}\n");

    assertThat(shell().run("plan", "--all", "--local", "--detailed-exitcode").exit()).isEqualTo(3);
    Files.delete(top.resolve("a/databricks.yml"));
    assertThat(shell().run("plan", "--all", "--local", "--detailed-exitcode").exit()).isEqualTo(2);
  }

  /// The lines of the table.
  private static List<String> summary(Result result) {
    return result.out().lines().dropWhile(line -> !line.startsWith("bundle  ")).skip(1).toList();
  }

  private static String bundle(String name, String schema) {
    return """
    bundle: {name: %s}
    resources: {schemas: {s: {catalog_name: main, name: %s}}}
    targets: {dev: {default: true}}
    """
        .formatted(name, schema);
  }

  private Shell shell() {
    return new Shell(top, Map.of());
  }

  private void write(String file, String text) throws IOException {
    Path path = top.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void save(String message) throws IOException, InterruptedException {
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    List<String> said = new ArrayList<>();
    int code = Child.run(new ProcessBuilder(command).directory(top.toFile()), said::add);
    assertThat(code).as("%s", said).isZero();
  }
}

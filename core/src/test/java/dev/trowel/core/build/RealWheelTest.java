package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Python's own tools build the wheels that bundles declare, and install what becomes of them.
@Tag("full")
final class RealWheelTest {

  private static final String SETUP =
      """
      from setuptools import setup
      setup(
          name="fares",
          version="0.3",
          packages=["fares"],
          scripts=["bin/fares-now"],
          entry_points={"packages": ["run=fares:main"]},
      )
      """;
  @TempDir private Path root;

  private Bundles bundles;
  private Path python;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    python = venv();
    root = root.toRealPath();
    bundles =
        new Bundles(root)
            .file("setup.py", SETUP)
            .file("bin/fares-now", "#!python\nprint('now')\n")
            .file(
                "fares/__init__.py",
                "import sys\ndef main():\n    print('fare of', *sys.argv[1:])\n");
  }

  /// An environment with setuptools, made once.
  private static Path venv() throws IOException, InterruptedException {
    Path venv = Path.of("target", "venv-setuptools").toAbsolutePath();
    Path python = venv.resolve("bin/python");
    if (!Files.exists(venv.resolve("ready"))) {
      Path here = Path.of("").toAbsolutePath();
      boolean made =
          ends(here, "python3", "-m", "venv", venv.toString())
              && ends(here, "" + python, "-m", "pip", "install", "-q", "setuptools>=70.1");
      assumeTrue(made, "no Python with setuptools");
      Files.createFile(venv.resolve("ready"));
    }
    return python;
  }

  private static boolean ends(Path folder, String... command)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor()
        == 0;
  }

  private String run(Object... command) throws IOException, InterruptedException {
    List<String> line = Stream.of(command).map(Object::toString).toList();
    Process process =
        new ProcessBuilder(line).directory(root.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String bundle(Path python) {
    return """
    artifacts: {fares: {type: whl, build: "%s setup.py -q bdist_wheel", dynamic_version: true}}
    experimental: {python_wheel_wrapper: true}
    resources:
      jobs:
        j:
          name: j
          tasks:
            - task_key: a
              existing_cluster_id: x
              python_wheel_task: {package_name: fares, entry_point: run, parameters: ["é 'x'"]}
              libraries: [{whl: dist/*.whl}]
    """
        .formatted(python);
  }

  @Test
  void pipInstallsAWheelWithAVersionOfItsOwnAndTheNotebookRunsIt()
      throws IOException, InterruptedException {
    BuiltBundle built = bundles.build(bundle(python));
    Path wheel = built.libraries().getFirst().file();
    assertThat(wheel.toString()).matches(".*/fares-0\\.3\\+\\d{19}-py3-none-any\\.whl");

    Path venv = root.resolve("venv");
    run(python, "-m", "venv", venv);
    Path clean = venv.resolve("bin/python");
    run(clean, "-m", "pip", "install", "--no-index", wheel);
    assertThat(run(clean, "-I", "-c", "import importlib.metadata as m; print(m.version('fares'))"))
        .startsWith("0.3+");
    assertThat(run(venv.resolve("bin/fares-now"))).isEqualTo("now\n");
    assertThat(run(clean, "-m", "pip", "check")).contains("No broken requirements found");

    Bundle wrapped = WheelWrapper.wrap(built.bundle(), bundles.folder());
    assertThat(Bundles.settings(wrapped)).contains("notebook_task");
    bundles.file(
        "dbutils.py",
        """
        import builtins, sys
        class Library:
            def restartPython(self): pass
        class Notebook:
            def exit(self, text): sys.stdout.write("exit: " + text)
        class Utils:
            library = Library()
            notebook = Notebook()
        builtins.dbutils = Utils()
        exec(open(sys.argv[1], encoding="utf-8").read())
        """);
    assertThat(
            run(
                clean,
                "-I",
                "-X",
                "utf8",
                "dbutils.py",
                ".databricks/bundle/default/.internal/notebook_j_a.py"))
        .isEqualTo("fare of é 'x'\nexit: fare of é 'x'\n");
  }
}

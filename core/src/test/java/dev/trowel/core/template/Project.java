package dev.trowel.core.template;

import static dev.trowel.core.template.TestFiles.latin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A template `t` in a folder, and the project `fares` that is made of it beside it.
record Project(Path folder, NoQuestions questions) {

  static final String SCHEMA =
      """
      {"properties": {
        "name": {"type": "string", "description": "?", "default": "fares", "order": 1},
        "color": {"type": "string", "description": "?", "default": "red", "order": 2}}}
      """;

  static Project in(Path folder) {
    Project project = new Project(folder, new NoQuestions());
    TestFiles.write(folder, "t/databricks_template_schema.json", SCHEMA);
    project.template("keep.txt", "kept\n");
    return project;
  }

  Path root() {
    return folder.resolve("fares");
  }

  /// Writes a file of the template.
  Project template(String name, String text) {
    TestFiles.write(folder, "t/template/{{.name}}/" + name, text);
    return this;
  }

  /// Takes a file away from the template.
  void forget(String name) throws IOException {
    Files.delete(folder.resolve("t/template/{{.name}}/" + name));
  }

  /// Makes the project.
  Project made() {
    new Initializer(TestRequests.of(folder, "t").recorded().build(), questions, new TestFacts())
        .run();
    return this;
  }

  /// Changes a file of the project.
  Project edit(String name, String text) {
    TestFiles.write(root(), name, text);
    return this;
  }

  String read(String name) {
    return latin(root().resolve(name));
  }

  /// Updates it, whatever is saved.
  Updated update(String... answers) {
    return run(true, false, answers);
  }

  Updated run(boolean forced, boolean dry, String... answers) {
    return run(new TestFacts(), forced, dry, answers);
  }

  /// Updates it with what somebody else knows of the workspace.
  Updated run(WorkspaceFacts facts, boolean forced, boolean dry, String... answers) {
    TemplateRequest request =
        TestRequests.of(root(), "").set(answers).environment(System.getenv()).build();
    return new Updater(new UpdateRequest(request, forced, dry), questions, facts).run();
  }

  /// All files of a folder and what is in them; of programs also that they are.
  static Map<String, String> tree(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      Map<String, String> tree = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file ->
              tree.put(
                  root.relativize(file).toString(),
                  (Files.isExecutable(file) ? "x" : "-") + latin(file)));
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the files of a project lie.
///
/// @param root its folder
/// @param deployment the file that says what is deployed
/// @param settings `.dbx/project.json`, where it is there
record Project(Path root, InputFile deployment, Optional<InputFile> settings) {

  private static final List<String> DEPLOYMENTS =
      List.of(
          "conf/deployment.yml",
          "conf/deployment.yaml",
          "conf/deployment.json",
          "conf/deployment.yml.j2",
          "conf/deployment.yaml.j2",
          "conf/deployment.json.j2",
          "deployment.yml",
          "deployment.yaml",
          "deployment.json");

  private static final String CONF = "conf";

  /// Finds them.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-input` when there is no deployment
  ///   file, or more than one project is named
  static Project find(Asked asked) {
    if (asked.paths().size() != 1) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "name one project",
          "As in `trowel import dbx .`, which reads where one is.");
    }
    Path path = asked.paths().getFirst();
    Path file = Files.isDirectory(path) ? deployment(asked, path) : path;
    Path folder = Optional.ofNullable(file.getParent()).orElse(path);
    boolean inConf = folder.endsWith(CONF) && folder.getParent() != null;
    Path root = Files.isDirectory(path) ? path : inConf ? folder.resolveSibling("") : folder;
    Path settings = root.resolve(".dbx/project.json");
    return new Project(
        root.normalize(),
        asked.file(file),
        Files.exists(settings) ? Optional.of(asked.file(settings)) : Optional.empty());
  }

  private static Path deployment(Asked asked, Path folder) {
    return DEPLOYMENTS.stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() ->
            Notes.unusable(
                Span.synthetic("import"),
                "there is no deployment file in %s".formatted(asked.file(folder).name()),
                "A project of dbx has conf/deployment.yml. Name another file itself."));
  }

  /// Whether there is a Python package to build.
  boolean isPackage() {
    return Files.exists(root.resolve("setup.py")) || Files.exists(root.resolve("pyproject.toml"));
  }
}

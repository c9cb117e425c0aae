package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.InputFolder;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the environments of a project: a folder for each, or files of variables or workspaces for
/// one folder.
///
/// @param asked what is asked for
record Layout(Asked asked) {

  private static final String WORKSPACES = "terraform.tfstate.d";

  /// All of them.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-input` when there is no
  ///   configuration
  List<Stage> stages() {
    List<Path> folders = folders();
    if (folders.isEmpty()) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "there is no .tf file in what is named",
          "Name the folder of the configuration, and perhaps the files of its states.");
    }
    List<Stage> stages = new ArrayList<>();
    for (Path folder : folders) {
      stages.addAll(stages(folder, folders));
    }
    return stages;
  }

  private List<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path path : asked.paths()) {
      if (Files.isDirectory(path)) {
        List<Path> files = InputFolder.below(path, ".tf");
        boolean flat = files.stream().anyMatch(file -> path.equals(file.getParent()));
        files.stream()
            .map(Path::getParent)
            .filter(folder -> flat ? path.equals(folder) : !isModule(path, folder))
            .forEach(folders::add);
        if (!flat) {
          folders.removeAll(called(folders));
        }
      } else if (path.toString().endsWith(".tf")) {
        folders.add(path.getParent());
      }
    }
    return List.copyOf(folders);
  }

  /// The folders that others take as modules; none when each is one of another.
  private Set<Path> called(Set<Path> folders) {
    Set<Path> called = new HashSet<>();
    for (Path folder : folders) {
      Set<Path> below = new HashSet<>(Folders.read(asked, folder).configurations().keySet());
      below.remove(folder);
      called.addAll(below);
    }
    return called.containsAll(folders) ? Set.of() : called;
  }

  private static boolean isModule(Path root, Path folder) {
    return ("/" + root.relativize(folder) + "/").replace('\\', '/').contains("/modules/");
  }

  private List<Stage> stages(Path folder, List<Path> folders) {
    List<InputFile> variables = files(folder, folders, ".tfvars", ".tfvars.json");
    List<InputFile> states = states();
    Set<String> names = new LinkedHashSet<>();
    variables.forEach(each -> variablesOf(each).ifPresent(names::add));
    states.forEach(each -> stateOf(each).ifPresent(names::add));
    if (names.isEmpty() || folders.size() > 1) {
      String name = name(folder, folders);
      return List.of(new Stage(name, folder, variables, statesOf(name, folder, states, true)));
    }
    return asked.stages().sorted(names).stream()
        .map(name ->
            new Stage(
                name,
                folder,
                variables.stream()
                    .filter(each -> variablesOf(each).map(name::equals).orElse(true))
                    .toList(),
                statesOf(name, folder, states, names.size() == 1)))
        .toList();
  }

  private String name(Path folder, List<Path> folders) {
    String last = String.valueOf(folder.getFileName());
    return folders.size() > 1 || asked.stages().in(last).isPresent()
        ? last
        : asked.targets().stream().findFirst().orElse("default");
  }

  /// @param isOnly whether states without the name of an environment are of this one
  private List<InputFile> statesOf(
      String name, Path folder, List<InputFile> states, boolean isOnly) {
    List<InputFile> found = new ArrayList<>();
    for (InputFile each : states) {
      boolean isHere = each.path().startsWith(folder);
      Optional<String> other = stateOf(each);
      boolean fits = other.map(name::equals).orElse(isOnly && isHere);
      boolean onlyOne = isOnly && asked.paths().contains(each.path()) && states.size() == 1;
      if (fits || onlyOne) {
        found.add(each);
      }
    }
    return found;
  }

  /// The files that are named, and those in a folder that belong to its configuration.
  private List<InputFile> files(Path folder, List<Path> folders, String... endings) {
    Set<InputFile> files = new LinkedHashSet<>();
    for (Path each : InputFolder.below(folder, endings)) {
      boolean isOther =
          folders.stream()
              .anyMatch(other -> !other.equals(folder) && isCloser(each, other, folder));
      if (!isOther) {
        files.add(asked.file(each));
      }
    }
    for (Path each : asked.paths()) {
      if (Stream.of(endings).anyMatch(each.toString()::endsWith)) {
        files.add(asked.file(each));
      }
    }
    return files.stream().sorted(Comparator.comparingInt(Layout::rank)).toList();
  }

  /// What Terraform reads by itself is overridden by what `-var-file` names.
  private static int rank(InputFile variables) {
    boolean isByItself = variablesOf(variables).isEmpty();
    return !isByItself ? 2 : variables.lastName().contains(".auto.") ? 1 : 0;
  }

  /// All states: those in folders that are named, and those that are named under any name.
  private List<InputFile> states() {
    Set<InputFile> states = new LinkedHashSet<>();
    for (Path path : asked.paths()) {
      String name = path.toString();
      if (Files.isDirectory(path)) {
        InputFolder.below(path, ".tfstate").forEach(each -> states.add(asked.file(each)));
      } else if (!name.endsWith(".tf") && !name.contains(".tfvars")) {
        states.add(asked.file(path));
      }
    }
    return List.copyOf(states);
  }

  private static boolean isCloser(Path file, Path other, Path folder) {
    return file.startsWith(other) && other.startsWith(folder);
  }

  /// The environment that a file of variables is for; empty for one that holds everywhere.
  private static Optional<String> variablesOf(InputFile file) {
    String name = file.lastName();
    boolean common = file.stem().equals("terraform") || name.contains(".auto.");
    return common ? Optional.empty() : Optional.of(file.stem());
  }

  /// The environment that a state is of, where its name tells it.
  private Optional<String> stateOf(InputFile file) {
    Path folder = file.path().getParent();
    Path above = folder == null ? null : folder.getParent();
    if (folder != null && above != null && above.endsWith(WORKSPACES)) {
      return Optional.of(String.valueOf(folder.getFileName()));
    }
    if (file.stem().equals("terraform")) {
      String last = String.valueOf(folder == null ? "" : folder.getFileName());
      return asked.stages().in(last);
    }
    return Optional.of(asked.stages().in(file.stem()).orElse(file.stem()));
  }
}

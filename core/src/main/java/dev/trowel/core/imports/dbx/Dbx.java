package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Imported;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Imports projects of dbx: a target for each environment of the deployment file.
public final class Dbx implements Importer {

  private static final String ENVIRONMENTS = "environments";

  @Override
  public String name() {
    return "dbx";
  }

  @Override
  public String summary() {
    return "A project of dbx.";
  }

  @Override
  public List<String> details() {
    return List.of(
        "PATH is the folder of the project, with conf/deployment.yml, or another",
        "deployment file.");
  }

  @Override
  public Imported read(Asked asked) {
    Notes notes = new Notes();
    Project project = Project.find(asked);
    if (!project.root().startsWith(asked.output())) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "the project lies outside the bundle's folder",
          "Write the bundle where the project is below it: --output-dir.");
    }
    Insertions insertions = new Insertions(notes);
    Value tree = insertions.tree(project.deployment());
    NamedThings named = new NamedThings();
    Optional<Wheel> wheel = wheel(asked, project, tree);
    Workflows workflows =
        new Workflows(
            new Rewriting(asked, project.root(), named, notes),
            wheel,
            targets(project, notes),
            notes);
    List<Environment> environments = new ArrayList<>();
    environments(project.deployment(), tree)
        .forEach((name, said) -> environments.add(workflows.environment(name, said)));
    environments.replaceAll(each -> looking(each, named, environments.size()));
    Mapping variables = insertions.variables();
    for (var each : named.variables(environments.size()).entries().entrySet()) {
      variables = variables.with(each.getKey(), each.getValue().value());
    }
    Mapping sections = Made.mapping("variables", variables);
    if (wheel.isPresent()) {
      sections = sections.with("artifacts", wheel.get().artifacts());
    }
    return new Imported(name(project), environments, sections, Map.of(), notes);
  }

  private static Environment looking(Environment environment, NamedThings named, int environments) {
    Mapping own = named.variables(environment.name(), environments);
    return own.entries().isEmpty()
        ? environment
        : new Environment(
            environment.name(),
            environment.resources(),
            environment.adopted(),
            environment.target().with("variables", own));
  }

  private static String name(Project project) {
    Path folder = project.root().getFileName();
    return folder == null ? "" : folder.toString();
  }

  private static Optional<Wheel> wheel(Asked asked, Project project, Value tree) {
    Mapping build = Values.mapping(tree, "build");
    boolean isBuilt = project.isPackage() && !Values.isTrue(build, "no_build");
    return isBuilt ? Optional.of(new Wheel(asked.local(project.root()), build)) : Optional.empty();
  }

  /// The environments; at the top of the file in its older form.
  private static Map<String, Mapping> environments(InputFile file, Value tree) {
    Map<String, Mapping> found = new LinkedHashMap<>();
    Mapping all =
        Values.find(tree, ENVIRONMENTS) instanceof Mapping below ? below : Values.mapping(tree);
    all.entries()
        .forEach((name, entry) -> {
          if (entry.value() instanceof Mapping said
              && (said.get("workflows") instanceof Seq || said.get("jobs") instanceof Seq)) {
            found.put(name, said);
          }
        });
    if (found.isEmpty()) {
      throw Notes.unusable(
          tree.span(),
          file.name() + " has no environment with workflows",
          "A deployment file has environments, and these have workflows, or jobs.");
    }
    return found;
  }

  /// How each environment logs in.
  private static Map<String, Mapping> targets(Project project, Notes notes) {
    Map<String, Mapping> targets = new LinkedHashMap<>();
    if (project.settings().isEmpty()) {
      return targets;
    }
    Value tree = project.settings().get().tree();
    Values.mapping(tree, ENVIRONMENTS)
        .entries()
        .forEach((name, entry) -> {
          Value profile = Values.find(entry.value(), "profile");
          if (profile instanceof Text) {
            targets.put(name, Made.mapping("workspace", Made.mapping("profile", profile)));
          }
          Value location = Values.find(entry.value(), "properties", "artifact_location");
          if (location != null) {
            notes.leftOut(
                location.span(),
                "the artifact_location of " + name,
                "Files of a bundle lie below workspace.root_path.");
          }
        });
    return targets;
  }
}

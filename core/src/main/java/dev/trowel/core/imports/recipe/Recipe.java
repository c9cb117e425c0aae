package dev.trowel.core.imports.recipe;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Imported;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.InputFolder;
import dev.trowel.core.imports.part.Keys;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Imports an MLflow recipe: a target for each profile, and a job that runs the recipe with it. The
/// recipe and its profiles stay where they are.
public final class Recipe implements Importer {

  private static final String PROFILES = "profiles";

  @Override
  public String name() {
    return "recipe";
  }

  @Override
  public String summary() {
    return "An MLflow recipe with its profiles.";
  }

  @Override
  public List<String> details() {
    return List.of("PATH is the folder of recipe.yaml, which has one of profiles.");
  }

  @Override
  public Imported read(Asked asked) {
    Notes notes = new Notes();
    Path folder = folder(asked);
    InputFile recipe = asked.file(folder.resolve("recipe.yaml"));
    Placeholders placeholders = new Placeholders(recipe);
    placeholders.check();
    List<Profile> profiles = profiles(asked, folder, notes);
    placeholders.compare(profiles, notes);
    Runner runner =
        new Runner(
            folder.equals(asked.output()) ? "." : asked.local(folder),
            Files.exists(folder.resolve("requirements.txt")));
    String name = Keys.of(String.valueOf(folder.getFileName()), "recipe");
    notes.check(
        Span.at(recipe.name(), 1, 1),
        "the cluster of the job is a guess",
        "Recipes do not say what they run on. Look at job_clusters of jobs.recipe_job.");
    List<Environment> environments = new ArrayList<>();
    for (Profile each : profiles) {
      environments.add(each.environment(runner.job(name, each.file().stem())));
    }
    return new Imported(
        name, environments, Made.mapping(), Map.of(runner.path(), runner.program()), notes);
  }

  private static Path folder(Asked asked) {
    Path path = asked.paths().getFirst();
    Path folder = path.endsWith("recipe.yaml") ? path.resolveSibling("").normalize() : path;
    if (asked.paths().size() != 1 || !Files.exists(folder.resolve("recipe.yaml"))) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "there is no recipe.yaml in what is named",
          "Name the folder of one recipe, as in `trowel import recipe training`.");
    }
    if (!folder.startsWith(asked.output())) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "the recipe lies outside the bundle's folder",
          "Write the bundle where the recipe is below it: --output-dir.");
    }
    return folder;
  }

  private static List<Profile> profiles(Asked asked, Path folder, Notes notes) {
    List<Profile> profiles = new ArrayList<>();
    Path below = folder.resolve(PROFILES);
    List<Path> files =
        Files.isDirectory(below) ? InputFolder.below(below, ".yaml", ".yml") : List.of();
    for (Path path : files) {
      InputFile file = asked.file(path);
      Profile profile = new Profile(file, file.tree(), notes);
      if (profile.isLocal()) {
        notes.leftOut(
            Span.at(file.name(), 1, 1),
            "the profile local",
            "It is for one's own machine, where no bundle is deployed to.");
      } else {
        profiles.add(profile);
      }
    }
    if (profiles.isEmpty()) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "there is no profile for a workspace in %s".formatted(asked.file(below).name()),
          "Each environment has one, such as profiles/databricks-dev.yaml.");
    }
    List<String> order = asked.stages().sorted(profiles.stream().map(Profile::target).toList());
    profiles.sort(Comparator.comparingInt(each -> order.indexOf(each.target())));
    return profiles;
  }
}

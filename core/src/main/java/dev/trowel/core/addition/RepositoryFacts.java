package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a repository says of itself: the answers it was made from, and the parameter files of MLOps
/// Stacks (stacks.md 3.1 and 4.4).
final class RepositoryFacts {

  private static final String ANSWERS = ".trowel/answers.json";
  private static final String SHARED = "cicd_params.json";
  private static final String PROJECT = "project_params.json";

  /// Stacks' name for the fact, and ours.
  private static final Map<String, String> RENAMED =
      Map.of(
          "databricks_staging_workspace_host", "staging_workspace_host",
          "databricks_prod_workspace_host", "prod_workspace_host",
          "staging_catalog_name", "staging_catalog",
          "prod_catalog_name", "prod_catalog",
          "test_catalog_name", "test_catalog");

  private static final Set<String> KNOWN =
      Set.of(
          "cloud",
          "cicd_platform",
          "default_branch",
          "release_branch",
          "staging_workspace_host",
          "prod_workspace_host",
          "staging_catalog",
          "prod_catalog",
          "test_catalog");

  private final Path root;

  /// @param root the repository's folder, absolute
  /// @throws StopException `repository-root` when it lies in a repository and is not all of it
  RepositoryFacts(Path root) {
    this.root = root;
    if (!Files.exists(root.resolve(".git"))) {
      for (Path at = root.getParent(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(".git"))) {
          throw new StopException(
              Diagnostic.error("repository-root", "this is not the top of the repository")
                  .detail(
                      "Pipelines are found at the top only. Run it in %s, or name that with -C."
                          .formatted(at)));
        }
      }
    }
  }

  /// The answers that our own template got for a project or, where there are none, for the
  /// repository, or another one of its projects; empty where nobody used it.
  ///
  /// @param project its folder, which need not be there
  Map<String, String> answers(String project) {
    Map<String, String> answers = ofTemplate(project + "/" + ANSWERS);
    answers = answers.isEmpty() ? ofTemplate(ANSWERS) : answers;
    for (String folder : answers.isEmpty() ? folders() : List.<String>of()) {
      answers = ofTemplate(folder + "/" + ANSWERS);
      if (!answers.isEmpty()) {
        return answers;
      }
    }
    return answers;
  }

  private List<String> folders() {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory)
          .map(each -> String.valueOf(each.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error("addition-unwritable", "cannot list files: " + FileTrouble.words(e))
              .detail("Make it a folder that you may read."));
    }
  }

  private Map<String, String> ofTemplate(String file) {
    return tree(file)
        .filter(tree -> "mlops".equals(Values.text(tree, "template", "source")))
        .map(tree -> texts(Values.mapping(tree, "answers")))
        .orElse(Map.of());
  }

  private static Map<String, String> texts(Mapping mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((name, entry) -> {
          if (entry.value() instanceof Text(_, String text)) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  /// The parameters of MLOps Stacks, with our names; those of the project go before those of the
  /// repository.
  ///
  /// @param project its folder
  /// @throws StopException `cloud-differs` when they are for two clouds
  Map<String, String> parameters(String project) {
    Optional<Mapping> shared = tree(SHARED);
    Optional<Mapping> own = tree(project + "/" + PROJECT);
    if (shared.isPresent() && own.isPresent()) {
      refuseTwoClouds(shared.get(), own.get());
    }
    Map<String, String> merged = new LinkedHashMap<>();
    shared.ifPresent(tree -> merged.putAll(texts(tree)));
    own.ifPresent(tree -> merged.putAll(texts(tree)));
    return merged;
  }

  /// The same by our own names for them.
  static Map<String, String> translated(Map<String, String> parameters) {
    Map<String, String> translated = new LinkedHashMap<>();
    parameters.forEach((name, value) -> {
      String plain = name.replaceFirst("^input_", "");
      if (!value.isEmpty()) {
        translated.put(RENAMED.getOrDefault(plain, plain), value);
      }
    });
    Optional.ofNullable(translated.get("cicd_platform"))
        .flatMap(Platform::named)
        .ifPresent(platform -> translated.put("cicd_platform", platform.word()));
    translated.keySet().retainAll(KNOWN);
    return translated;
  }

  private static void refuseTwoClouds(Mapping shared, Mapping own) {
    Value one = shared.get("input_cloud");
    Value other = own.get("input_cloud");
    if (one instanceof Text(_, String cloud)
        && other instanceof Text(_, String another)
        && !cloud.equals(another)) {
      throw new StopException(
          Diagnostic.error(
                  "cloud-differs",
                  "the project is for %s, and the repository's CI/CD for %s"
                      .formatted(another, cloud))
              .detail("input_cloud must be the same in both files. Nothing was written.")
              .in(other.span())
              .related("the repository's cloud", one.span()));
    }
  }

  private Optional<Mapping> tree(String file) {
    Path path = root.resolve(file);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YamlText.of(file, Files.readAllBytes(path)).root());
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "addition-unwritable", "cannot read %s: %s".formatted(file, FileTrouble.words(e)))
              .detail("Make it a file that you may read.")
              .in(Span.of(file)));
    }
  }

  /// Where the repository's pipelines run, by what it is told, what it was made from, and where
  /// pipelines lie, in this order; empty where none do.
  ///
  /// @throws StopException `bad-usage` for a name that is none, `cicd-platform` when there are
  ///   pipelines of several
  Optional<Platform> platform(Optional<String> told, Map<String, String> facts) {
    if (told.isPresent()) {
      return Optional.of(Platform.named(told.get()).orElseThrow(() -> unknown(told.get())));
    }
    Optional<Platform> known =
        Optional.ofNullable(facts.get("cicd_platform")).flatMap(Platform::named);
    if (known.isPresent() && Files.isDirectory(root.resolve(known.get().folder()))) {
      return known;
    }
    List<Platform> found =
        Stream.of(Platform.GITHUB, Platform.AZURE_DEVOPS, Platform.GITLAB)
            .filter(this::isUsed)
            .toList();
    if (found.size() > 1) {
      throw new StopException(
          Diagnostic.error("cicd-platform", "the repository has pipelines of several platforms")
              .detail(
                  "There are %s. Say which is meant with --platform."
                      .formatted(
                          String.join(", ", found.stream().map(Platform::folder).toList()))));
    }
    return found.stream().findFirst().or(() -> known);
  }

  private boolean isUsed(Platform platform) {
    return Files.isDirectory(root.resolve(platform.folder()))
        || (platform == Platform.GITLAB && Files.exists(root.resolve(".gitlab-ci.yml")));
  }

  private static StopException unknown(String name) {
    return new StopException(
        Diagnostic.error("bad-usage", "there is no platform " + name)
            .detail("--platform is github, github_enterprise, azure_devops or gitlab."));
  }
}

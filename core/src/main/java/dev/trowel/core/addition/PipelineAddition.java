package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives a project that is there its pipelines, and the targets that these deploy to. Any bundle
/// may be such a project.
///
/// @param draft takes the files
/// @param templates makes them
public record PipelineAddition(RepositoryDraft draft, TemplateFiles templates) {

  private static final List<String> ROOT_FILES =
      List.of("databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml");

  private static final String TEST = "test";
  private static final String STAGING = "staging";

  /// The jobs that test a project, the best first: that of our template, that of MLOps Stacks.
  private static final List<String> TESTS = List.of("integration_test", "model_training_job");

  /// Adds them.
  ///
  /// @return the project's folder
  /// @throws StopException `project-unknown`, `cicd-platform`, `cloud-differs`, `host-unknown`,
  ///   `addition-exists`, and what adding targets and rendering say
  public String add(AdditionRequest request) {
    String project = project(request.project());
    RepositoryFacts repository = new RepositoryFacts(draft.root());
    Map<String, String> parameters = repository.parameters(project);
    Map<String, String> facts = new LinkedHashMap<>(repository.answers(project));
    facts.remove("integration_job");
    facts.putAll(RepositoryFacts.translated(parameters));
    facts.putAll(request.answers());
    Platform platform =
        repository.platform(request.platform(), facts).orElseThrow(PipelineAddition::unknown);
    DraftBundle bundle =
        new DraftBundle(draft, draft.root().resolve(project), templates.environment());
    addTargets(request, facts, bundle);
    if (request.fromArchive()) {
      new ArchivedPipelines(draft, templates).make(project, parameters);
    } else {
      make(request, facts, project, platform, bundle.tree());
    }
    draft.refuseConflicts();
    return project;
  }

  private void make(
      AdditionRequest request,
      Map<String, String> facts,
      String project,
      Platform platform,
      Mapping tree) {
    Map<String, String> answers = new LinkedHashMap<>(facts);
    answers.put("project_name", project);
    answers.put("cicd_platform", platform.word());
    answers.putIfAbsent("integration_job", testOf(tree));
    boolean hasImage = Files.isDirectory(draft.root().resolve(project).resolve("image"));
    answers.put("include_docker_image", hasImage ? "yes" : "no");
    new Pipelines(draft, templates).make(answers, List.copyOf(request.answers().keySet()));
  }

  /// The folder that is meant; MLOps Stacks write a project `taxi-fare` to `taxi_fare`.
  private String project(String name) {
    String folder = name.replaceFirst("/+$", "");
    String stacks = folder.replaceAll("[^A-Za-z0-9_-]", "").replace('-', '_');
    return Stream.of(folder, stacks)
        .filter(each -> each.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*"))
        .filter(each -> isBundle(draft.root().resolve(each)))
        .findFirst()
        .orElseThrow(() ->
            new StopException(
                Diagnostic.error("project-unknown", "there is no project " + name)
                    .detail(
                        "A project is a folder at the top of the repository with a"
                            + " databricks.yml. Name one, or make one: trowel add-project NAME.")));
  }

  private static boolean isBundle(Path folder) {
    return ROOT_FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  private static StopException unknown() {
    return new StopException(
        Diagnostic.error("cicd-platform", "nothing says where CI/CD runs")
            .detail(
                "The repository has no pipelines yet. Say it: --platform github,"
                    + " github_enterprise, azure_devops or gitlab."));
  }

  private void addTargets(AdditionRequest request, Map<String, String> facts, DraftBundle bundle) {
    Mapping tree = bundle.tree();
    TargetAddition targets = new TargetAddition(draft, bundle);
    for (String target : List.of(TEST, STAGING, "prod")) {
      if (!Values.mapping(tree, "targets").entries().containsKey(target)) {
        targets.add(missing(target, request, facts, tree));
      }
    }
  }

  private static TargetRequest missing(
      String target, AdditionRequest request, Map<String, String> facts, Mapping tree) {
    boolean isProd = target.equals("prod");
    String fact = isProd ? "prod_workspace_host" : "staging_workspace_host";
    Optional<String> host =
        (isProd ? request.prodHost() : request.stagingHost())
            .or(() -> Optional.ofNullable(facts.get(fact)));
    if (host.isEmpty()) {
      throw new StopException(
          Diagnostic.error("host-unknown", "nothing says where the target %s is".formatted(target))
              .detail(
                  "The project has no such target, and the repository no answers or parameters"
                      + " with its address. Give --%s-host. Nothing was written."
                          .formatted(isProd ? "prod" : STAGING)));
    }
    boolean isTest = target.equals(TEST);
    return new TargetRequest(
        target,
        isTest ? Optional.empty() : Optional.of("production"),
        host,
        Optional.empty(),
        Optional.empty(),
        catalog(target, facts, tree),
        isTest);
  }

  /// Where the bundle has a variable for the catalog, the one that the repository has for it.
  private static Map<String, String> catalog(
      String target, Map<String, String> facts, Mapping tree) {
    String catalog = facts.get(target + "_catalog");
    Mapping declared = Values.mapping(tree, "variables");
    return Stream.of("catalog_name", "catalog")
        .filter(name -> catalog != null && declared.entries().containsKey(name))
        .findFirst()
        .map(name -> Map.of(name, String.valueOf(catalog)))
        .orElse(Map.of());
  }

  private static String testOf(Mapping tree) {
    List<String> jobs = new ArrayList<>();
    jobs.addAll(Values.mapping(tree, "targets", TEST, "resources", "jobs").entries().keySet());
    jobs.addAll(Values.mapping(tree, "resources", "jobs").entries().keySet());
    return Stream.concat(TESTS.stream().filter(jobs::contains), jobs.stream())
        .filter(job -> job.matches("[A-Za-z_][A-Za-z0-9_]*"))
        .findFirst()
        .orElse(TESTS.getFirst());
  }
}

package dev.trowel.core.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// The answers that decide what the template `mlops` makes, and combinations of them.
final class MlopsAnswers {

  /// Names that make bad identifiers: hyphens, digits in front, digits only, a word of Python.
  static final List<String> NAMES =
      List.of("taxi-fare", "my_mlops_project", "3d-scan", "2026", "class", "Fare-Model-2");

  /// All that is chosen from a list, and what else changes which lines there are.
  static final SequencedMap<String, List<String>> CHOICES = choices();

  /// Enough for every two choices to meet, which the tests hold it to.
  private static final int ENOUGH = 60;

  private static final int TRIED = 30;

  private MlopsAnswers() {}

  private static SequencedMap<String, List<String>> choices() {
    SequencedMap<String, List<String>> choices = new LinkedHashMap<>();
    choices.put("setup", List.of("project_and_cicd", "project", "cicd"));
    choices.put("project_name", NAMES);
    choices.put("root_files", List.of("yes", "no"));
    choices.put("cloud", List.of("azure", "aws", "gcp"));
    choices.put("cicd_platform", List.of("github", "github_enterprise", "azure_devops", "gitlab"));
    choices.put("release_branch", List.of("release", "main"));
    choices.put("registry", List.of("unity_catalog", "workspace"));
    choices.put("compute", List.of("serverless", "classic"));
    choices.put("include_feature_store", List.of("no", "yes"));
    choices.put("include_monitoring", List.of("yes", "no"));
    choices.put("include_serving", List.of("no", "yes"));
    choices.put("include_docker_image", List.of("no", "yes"));
    return choices;
  }

  /// Combinations in which every two choices meet, the same each time: each is the one of many that
  /// lets most meet that have not met before.
  static List<Map<String, String>> covering() {
    Random random = new Random(9);
    Set<String> met = new HashSet<>();
    List<Map<String, String>> covering = new ArrayList<>();
    while (covering.size() < ENOUGH) {
      Map<String, String> best =
          Stream.generate(() -> any(random))
              .limit(TRIED)
              .max(Comparator.comparingLong(each -> unmet(each, met)))
              .orElseThrow();
      met.addAll(pairs(best));
      covering.add(best);
    }
    return covering;
  }

  private static long unmet(Map<String, String> answers, Set<String> met) {
    return pairs(answers).stream().filter(pair -> !met.contains(pair)).count();
  }

  /// Every two choices of these.
  static Set<String> pairs(Map<String, String> answers) {
    Set<String> pairs = new HashSet<>();
    answers.forEach((one, a) ->
        answers.forEach((other, b) -> pairs.add(one + "=" + a + " " + other + "=" + b)));
    return pairs;
  }

  private static Map<String, String> any(Random random) {
    Map<String, String> answers = new LinkedHashMap<>();
    CHOICES.forEach((name, of) -> answers.put(name, of.get(random.nextInt(of.size()))));
    return answers;
  }

  /// All combinations that make different projects or different pipelines.
  static List<Map<String, String>> all() {
    return combined(List.of("project_name", "root_files")).stream()
        .filter(MlopsAnswers::saysSomething)
        .toList();
  }

  /// Every combination, with the first choice for those that are named.
  private static List<Map<String, String>> combined(List<String> fixed) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> choice : CHOICES.entrySet()) {
      List<String> options =
          fixed.contains(choice.getKey()) ? choice.getValue().subList(0, 1) : choice.getValue();
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> answers : all) {
        for (String option : options) {
          Map<String, String> one = new LinkedHashMap<>(answers);
          one.put(choice.getKey(), option);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }

  /// A project has no pipelines, and pipelines do not look at what the project is made of.
  private static boolean saysSomething(Map<String, String> answers) {
    List<String> silent =
        switch (answers.get("setup")) {
          case "project" -> List.of("cicd_platform", "release_branch");
          case "cicd" ->
              List.of(
                  "cloud",
                  "registry",
                  "compute",
                  "include_feature_store",
                  "include_monitoring",
                  "include_serving");
          case null, default -> List.of();
        };
    return silent.stream().allMatch(name -> first(name).equals(answers.get(name)));
  }

  private static String first(String name) {
    return Objects.requireNonNull(CHOICES.get(name)).getFirst();
  }

  /// As `--set` takes them.
  static String[] options(Map<String, String> answers) {
    return answers.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .toArray(String[]::new);
  }
}

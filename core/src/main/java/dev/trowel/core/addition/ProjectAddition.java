package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Adds a project to a repository of several.
///
/// @param draft takes its files
/// @param templates makes them
public record ProjectAddition(RepositoryDraft draft, TemplateFiles templates) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{1,38}[A-Za-z0-9]");

  /// What a project does not have in common with its siblings.
  private static final Set<String> OWN =
      Set.of("setup", "project_name", "root_dir", "root_files", "integration_job");

  private static final Set<String> SCHEMAS =
      Set.of("dev_schema", "test_schema", "staging_schema", "prod_schema");

  /// Adds it, and its pipelines where the repository has some.
  ///
  /// @throws StopException `bad-usage`, `addition-exists`, and what a template says
  public void add(AdditionRequest request) {
    String name = request.project();
    if (!NAME.matcher(name).matches()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "no project can be called " + name)
              .detail(
                  "A name has 3 to 40 letters (a-z), digits, hyphens and underscores, and begins"
                      + " and ends with a letter or digit. It is the folder, too."));
    }
    RepositoryFacts facts = new RepositoryFacts(draft.root());
    Map<String, String> answers = shared(facts.answers(name), name);
    answers.putAll(request.answers());
    Optional<Platform> platform = facts.platform(request.platform(), answers);
    platform.ifPresent(each -> answers.put("cicd_platform", each.word()));
    answers.put("project_name", name);
    answers.put("root_dir", ".");
    make(answers, name);
    platform.ifPresent(_ -> new Pipelines(draft, templates).make(answers, List.of()));
    draft.refuseConflicts();
  }

  /// The record of the answers is of the first time, and stays.
  private void make(Map<String, String> answers, String name) {
    Map<String, String> all = new LinkedHashMap<>(answers);
    all.put("setup", "project");
    for (NewFile file : templates.own(all, true)) {
      boolean isRecord = file.path().startsWith(name + "/.trowel/");
      if (!isRecord || !Files.exists(draft.root().resolve(file.path()))) {
        draft.make(file);
      }
    }
  }

  /// The answers of a sibling that hold for this one, too.
  private static Map<String, String> shared(Map<String, String> answers, String name) {
    Map<String, String> shared = new LinkedHashMap<>(answers);
    if (!name.equals(answers.get("project_name"))) {
      String schema = answers.getOrDefault("schema_name", "");
      SCHEMAS.forEach(each -> shared.remove(each, schema));
      shared.remove("schema_name");
    }
    shared.keySet().removeAll(OWN);
    return shared;
  }
}

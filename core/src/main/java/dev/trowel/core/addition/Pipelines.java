package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the pipelines of a project of our own template.
///
/// @param draft takes the files
/// @param templates makes them
record Pipelines(RepositoryDraft draft, TemplateFiles templates) {

  /// What all projects of a repository share; where it is, it stays.
  private static final String SHARED = "ci/install-trowel.sh";

  /// The one file that GitLab begins with.
  private static final String GITLAB = ".gitlab-ci.yml";

  private static final String INCLUDED = ".gitlab/pipelines";

  /// The answers that pipelines are made of.
  private static final Set<String> USED =
      Set.of(
          "project_name",
          "root_dir",
          "cloud",
          "cicd_platform",
          "default_branch",
          "release_branch",
          "include_docker_image",
          "include_serving",
          "integration_job",
          "trowel_url",
          "trowel_sha256");

  /// Makes them.
  ///
  /// @param more names of answers that are passed on, too, as a person gave them
  void make(Map<String, String> answers, List<String> more) {
    Map<String, String> used = new LinkedHashMap<>(answers);
    used.keySet().removeIf(name -> !USED.contains(name) && !more.contains(name));
    used.put("setup", "cicd");
    used.put("root_dir", ".");
    used.put("root_files", Files.exists(draft.root().resolve(SHARED)) ? "no" : "yes");
    for (NewFile file : templates.own(used, false)) {
      if (file.path().equals(GITLAB) && draft.content(GITLAB).isPresent()) {
        askForInclude();
      } else {
        draft.make(file);
      }
    }
  }

  /// That file is the repository's own, and says more than we could join ours with.
  private void askForInclude() {
    String there = draft.content(GITLAB).map(bytes -> new String(bytes, UTF_8)).orElse("");
    if (!there.contains(INCLUDED)) {
      draft.warn(
          Diagnostic.warning("gitlab-include", GITLAB + " does not take these pipelines in yet")
              .detail(
                  """
                  It is yours, and stays as it is. Add to it:
                  include:
                    - local: /.gitlab/pipelines/*.yml
                  stages: [check, plan, test, staging, prod-plan, prod]
                  variables:
                    JOB_IMAGE: python:3.12\
                  """)
              .in(Span.of(GITLAB)));
    }
  }
}

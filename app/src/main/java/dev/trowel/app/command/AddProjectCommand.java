package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import dev.trowel.core.addition.ProjectAddition;
import dev.trowel.core.addition.RepositoryDraft;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Adds a project to a repository of several.
final class AddProjectCommand implements Command {

  @Override
  public String name() {
    return "add-project";
  }

  @Override
  public String summary() {
    return "Add an MLOps project to a repository, with its CI/CD.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "  trowel add-project fares",
        "  trowel add-project fares --set compute=classic --platform gitlab",
        "Run it at the top of the repository. What is not said is as a project",
        "that is there has it (.trowel/answers.json). CI/CD is for the platform",
        "that the repository uses, and runs only when this project changes.",
        "Writes all files or none, and never over one that is there.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(Adding.platform(), Adding.answers(), Adding.dryRun());
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(Adding.argument("NAME", "The name of the project, which is its folder."));
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = Adding.only(invocation, "add-project fares");
    RepositoryDraft draft = new RepositoryDraft(invocation.common().directory());
    new ProjectAddition(draft, Adding.templates(invocation)).add(Adding.request(invocation, name));
    return Adding.finish(
        invocation, draft, "Added the project " + name, "all of %s is there".formatted(name));
  }
}

package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Spelling;
import dev.trowel.core.addition.PipelineAddition;
import dev.trowel.core.addition.RepositoryDraft;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Gives a project of a repository its pipelines.
final class AddCicdCommand implements Command {

  @Override
  public String name() {
    return "add-cicd";
  }

  @Override
  public String summary() {
    return "Give a project of a repository its CI/CD.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "  trowel add-cicd fares",
        "  trowel add-cicd taxi_fare --platform azure_devops",
        "Run it at the top of the repository. PROJECT is a folder with a bundle,",
        "of any making. The targets test, staging and prod are added where they",
        "are missing; answers of init and the parameter files of MLOps Stacks",
        "say what the repository is like.",
        "Writes all files or none, and never over one that is there.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        Adding.platform(),
        Adding.answers(),
        value("URL", "The workspace of test and staging.", Adding.STAGING_HOST),
        value("URL", "The workspace of prod.", Adding.PROD_HOST),
        flag("Take the template in the repository's cicd.tar.gz.", Adding.FROM_ARCHIVE),
        Adding.dryRun());
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(Adding.argument("PROJECT", "The folder of the project."));
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = Adding.only(invocation, "add-cicd fares");
    RepositoryDraft draft = new RepositoryDraft(invocation.common().directory());
    String project =
        new PipelineAddition(draft, Adding.templates(invocation))
            .add(Adding.request(invocation, name));
    return Adding.finish(
        invocation,
        draft,
        "Added the CI/CD of " + project,
        "all of the CI/CD of %s is there".formatted(project));
  }
}

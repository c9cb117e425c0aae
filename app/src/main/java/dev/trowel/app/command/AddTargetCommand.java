package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.addition.DraftBundle;
import dev.trowel.core.addition.RepositoryDraft;
import dev.trowel.core.addition.TargetAddition;
import dev.trowel.core.addition.TargetRequest;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootFinder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Adds a target to the bundle's files.
final class AddTargetCommand implements Command {

  private static final String MODE = "--mode";
  private static final String HOST = "--host";
  private static final String ROOT_PATH = "--root-path";
  private static final String LIKE = "--like";
  private static final String EPHEMERAL = "--ephemeral";

  @Override
  public String name() {
    return "add-target";
  }

  @Override
  public String summary() {
    return "Add a target to the bundle's files.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "  trowel add-target staging --mode production --host https://… --like dev",
        "  trowel add-target test --ephemeral --host https://… --var catalog=test",
        "Comments and layout of the file stay. A second time it changes nothing;",
        "a target of that name that says something else is told, and stays.",
        "Values of variables are given with --var.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        value("MODE", "development or production.", MODE),
        value("URL", "The workspace.", HOST),
        value("PATH", "Where it is deployed to, in the workspace.", ROOT_PATH),
        value("TARGET", "Take over that target's values of variables.", LIKE),
        flag("One for each pull request: with a suffix, paused.", EPHEMERAL),
        Adding.dryRun());
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(Adding.argument("NAME", "The name of the target."));
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = Adding.only(invocation, "add-target staging --mode production");
    Given given = invocation.given();
    TargetRequest request =
        new TargetRequest(
            name,
            given.value(MODE),
            given.value(HOST),
            given.value(ROOT_PATH),
            given.value(LIKE),
            invocation.common().variables(),
            given.flag(EPHEMERAL));
    Options options = new Options(null, invocation.caller().environment());
    Path root = RootFinder.find(invocation.common().directory(), options).folder();
    RepositoryDraft draft = new RepositoryDraft(root);
    DraftBundle bundle = new DraftBundle(draft, root, invocation.caller().environment());
    new TargetAddition(draft, bundle).add(request);
    return Adding.finish(
        invocation,
        draft,
        "Added the target " + name,
        "there is a target %s already".formatted(name));
  }
}

package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.AdditionReport;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Version;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.core.addition.AdditionRequest;
import dev.trowel.core.addition.RepositoryDraft;
import dev.trowel.core.addition.TemplateFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What commands have in common that add something to a repository.
final class Adding {

  static final String STAGING_HOST = "--staging-host";
  static final String PROD_HOST = "--prod-host";
  static final String FROM_ARCHIVE = "--from-archive";

  private static final String PLATFORM = "--platform";
  private static final String SET = "--set";
  private static final String DRY = "--dry-run";

  private Adding() {}

  static OptionSpec dryRun() {
    return flag("Print what would change as a diff, and change nothing.", DRY);
  }

  static OptionSpec platform() {
    return value(
        "NAME", "Where CI/CD runs: github, github_enterprise, azure_devops, gitlab.", PLATFORM);
  }

  static OptionSpec answers() {
    return repeatable("NAME=VALUE", "An answer to the template; may be given again.", SET);
  }

  static PositionalParamSpec argument(String label, String words) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .description(words)
        .hideParamSyntax(true)
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /// The one argument.
  ///
  /// @throws StopException `bad-usage` when there is none, or more than one
  static String only(Invocation invocation, String example) {
    List<String> arguments = invocation.given().arguments();
    if (arguments.size() != 1) {
      throw usage(
          arguments.isEmpty()
              ? invocation.command() + " needs a name"
              : invocation.command() + " takes one name only",
          "Such as: trowel " + example);
    }
    return arguments.getFirst();
  }

  static AdditionRequest request(Invocation invocation, String project) {
    Given given = invocation.given();
    return new AdditionRequest(
        project,
        given.value(PLATFORM),
        set(given),
        given.value(STAGING_HOST),
        given.value(PROD_HOST),
        given.flag(FROM_ARCHIVE));
  }

  private static Map<String, String> set(Given given) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String each : given.values(SET)) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw usage("--set takes NAME=VALUE, not " + each, "Such as: --set compute=classic");
      }
      answers.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return answers;
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }

  static TemplateFiles templates(Invocation invocation) {
    TerminalQuestions questions = new TerminalQuestions(invocation.console(), false, true);
    return new TemplateFiles(
        new InitWorkspace(invocation, questions),
        invocation.caller().environment(),
        Version.text());
  }

  /// Writes what is to be added, or shows it.
  ///
  /// @param done what is done then
  /// @param nothing what is said when nothing is
  static Exit finish(Invocation invocation, RepositoryDraft draft, String done, String nothing) {
    Console console = invocation.console();
    boolean json = invocation.common().format() == Format.JSON;
    boolean dry = invocation.given().flag(DRY);
    List<String> files = draft.changed();
    Optional<String> diff = dry ? Optional.of(draft.diff()) : Optional.empty();
    if (!dry) {
      draft.write();
    }
    if (json) {
      console.result(AdditionReport.json(invocation.command(), files, dry, draft.warnings()));
    } else if (dry && !files.isEmpty()) {
      console.result(diff.orElse(""));
      console.progress(
          "Would write %d %s".formatted(files.size(), files.size() == 1 ? "file" : "files"));
    } else {
      console.result(AdditionReport.text(files, done, nothing));
    }
    console.report(draft.warnings());
    return Exit.DONE;
  }
}

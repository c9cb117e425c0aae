package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.InitReport;
import dev.trowel.app.console.Version;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.template.Initialized;
import dev.trowel.core.template.Initializer;
import dev.trowel.core.template.TemplateRequest;
import dev.trowel.core.template.UpdateRequest;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Makes a project of a template (format.md 10).
final class InitCommand implements Command {

  static final String HOST = "--host";
  static final String USER = "--user";
  static final String CATALOG = "--default-catalog";

  private static final String ANSWERS = "--config-file";
  private static final String OUTPUT = "--output-dir";
  private static final String FOLDER = "--template-dir";
  private static final String TAG = "--tag";
  private static final String BRANCH = "--branch";
  private static final String SET = "--set";
  private static final String DEFAULTS = "--defaults";
  private static final String UPDATE = "--update";
  private static final String DRY = "--dry-run";
  private static final String FORCE = "--force";

  private static final List<String> ABOUT =
      List.of(
          "",
          "TEMPLATE is a name, a folder, or the address of a git repository:",
          "  mlops                         an MLOps project with CI/CD",
          "  mlops-stacks                  Databricks' MLOps Stacks, by git",
          "  ./templates/fares             a folder with databricks_template_schema.json",
          "  https://example.com/team/templates.git, ssh://…, git@…",
          "Asks on a terminal what the template wants to know; else defaults hold.",
          "Writes all files or none, and never over one that is there.");

  private static final List<String> ABOUT_UPDATES =
      List.of(
          "With --update it goes on with the project one is in: makes it again from",
          "the same template or a newer one, and joins that with your changes.");

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "Make a project of a template.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return spelling == Spelling.INCUMBENT
        ? ABOUT
        : Stream.concat(ABOUT.stream(), ABOUT_UPDATES.stream()).toList();
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    Stream<OptionSpec> shared =
        Stream.of(
            value("FILE", "Answers, as a JSON object by name.", ANSWERS),
            value("DIR", "Where to write it; else where one is.", OUTPUT),
            value("DIR", "The folder of the template in its repository.", FOLDER),
            value("NAME", "The tag of the repository.", TAG),
            value("NAME", "The branch of the repository.", BRANCH));
    return switch (spelling) {
      case INCUMBENT -> shared.toList();
      case NATIVE ->
          Stream.concat(
                  shared,
                  Stream.of(
                      repeatable("NAME=VALUE", "An answer; may be given again.", SET),
                      flag("Ask nothing: take the defaults.", DEFAULTS),
                      flag("Bring the project one is in up to date.", UPDATE),
                      flag("With --update: show what would change.", DRY),
                      flag("With --update: even if there is no commit to go back to.", FORCE),
                      value("URL", "The workspace, for templates that ask for it.", HOST),
                      value("NAME", "Who works there, such as ann@example.com.", USER),
                      value("NAME", "The workspace's default catalog.", CATALOG)))
              .toList();
    };
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        PositionalParamSpec.builder()
            .paramLabel("[TEMPLATE]")
            .description("The template; else one is asked for, or it is mlops.")
            .hideParamSyntax(true)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  @Override
  public Exit run(Invocation invocation) {
    boolean asks = !invocation.given().flag(DEFAULTS);
    boolean warns = invocation.spelling() == Spelling.NATIVE;
    TerminalQuestions questions = new TerminalQuestions(invocation.console(), asks, warns);
    if (invocation.given().flag(UPDATE)) {
      return new UpdatingProject(invocation, questions).run(update(invocation));
    }
    refuseAlone(invocation.given());
    Initialized made =
        new Initializer(
                request(invocation, new TemplateChoice(questions).made(isOpen(invocation.given()))),
                questions,
                new InitWorkspace(invocation, questions))
            .run();
    print(invocation, questions, made);
    return Exit.DONE;
  }

  /// Answers are answers to the questions of a certain template.
  private static boolean isOpen(Given given) {
    return given.arguments().isEmpty()
        && given.values(SET).isEmpty()
        && given.value(ANSWERS).isEmpty();
  }

  private static void print(Invocation invocation, TerminalQuestions questions, Initialized made) {
    Console console = invocation.console();
    boolean json = invocation.common().format() == Format.JSON;
    made.message().ifPresent(questions::tell);
    switch (invocation.spelling()) {
      case NATIVE -> {
        String output = invocation.given().value(OUTPUT).orElse("");
        console.result(
            json ? InitReport.json(made, questions.warnings()) : InitReport.text(made, output));
      }
      case INCUMBENT -> {
        if (json) {
          console.result(InitReport.outputs(made));
        } else if (made.message().isEmpty()) {
          console.progress("The project is made.");
        }
      }
    }
  }

  private static UpdateRequest update(Invocation invocation) {
    Given given = invocation.given();
    if (given.value(OUTPUT).isPresent()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "--output-dir is for new projects")
              .detail("An update is for the folder one is in. Name it with -C."));
    }
    return new UpdateRequest(request(invocation, ""), given.flag(FORCE), given.flag(DRY));
  }

  private static void refuseAlone(Given given) {
    for (String option : List.of(DRY, FORCE)) {
      if (given.flag(option)) {
        throw new StopException(
            Diagnostic.error("bad-usage", option + " goes with --update")
                .detail("A new project is never written over anything."));
      }
    }
  }

  /// @param preset the template of somebody who names none
  private static TemplateRequest request(Invocation invocation, String preset) {
    Given given = invocation.given();
    return new TemplateRequest(
        template(given.arguments(), preset),
        given.value(FOLDER),
        given.value(BRANCH),
        given.value(TAG),
        given.value(ANSWERS),
        given.values(SET),
        given.value(OUTPUT),
        invocation.spelling() == Spelling.NATIVE,
        invocation.common().directory(),
        invocation.caller().environment(),
        Version.text());
  }

  private static String template(List<String> arguments, String preset) {
    if (arguments.size() > 1) {
      throw new StopException(
          Diagnostic.error("bad-usage", "more than one template")
              .detail("Such as: trowel init mlops --set project_name=fares"));
    }
    return arguments.isEmpty() ? preset : arguments.getFirst();
  }
}

package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Spelling;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes the bundle of objects that are in the workspace already (format.md 1.2).
final class GenerateCommand implements Command {

  static final String ID = "--existing-id";
  static final String JOB = "--existing-job-id";
  static final String PIPELINE = "--existing-pipeline-id";
  static final String APP = "--existing-app-name";
  static final String KEY = "--key";
  static final String CONFIG = "--config-dir";
  static final String SOURCE = "--source-dir";
  static final String FORCE = "--force";
  static final String BIND = "--bind";
  static final String ALL = "--all";
  static final String NAME = "--name";
  static final String KIND = "--kind";
  static final String TAG = "--tag";
  static final String IN_PLACE = "--in-place";
  static final String COPY = "--copy";
  static final String NO_ADOPT = "--no-adopt";

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String summary() {
    return "Write the bundle of objects that are there already.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return switch (spelling) {
      case NATIVE ->
          List.of(
              "",
              "  trowel generate job Train               one, by its name",
              "  trowel generate job --existing-id 123   one, by its id",
              "  trowel generate --all --name 'taxi*'    many, each a file",
              "KIND is job, pipeline, dashboard, alert, genie-space, app, experiment, model,",
              "endpoint, volume or schema. Writes resources/<key>.<kind>.yml, which says that",
              "the object is taken over (trowel: adopt:), so that the next deployment makes no",
              "second one. Files that one object uses are copied to src; with --all they stay",
              "where they are. All or nothing, and nothing over what is there.");
      case INCUMBENT ->
          List.of(
              "",
              "KIND is job, pipeline, dashboard, genie-space, alert or app.",
              "Writes resources/<key>.<kind>.yml, and copies of the files it uses to src.");
    };
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    Stream<OptionSpec> ids =
        Stream.of(
            value("ID", "The object's id.", ID),
            value("ID", "The job's id.", JOB),
            value("ID", "The pipeline's id.", PIPELINE),
            value("NAME", "The app's name.", APP));
    Stream<OptionSpec> shared =
        Stream.of(
            value("KEY", "The resource's key; else made of the name.", KEY),
            value("DIR", "Where the YAML goes; else resources.", CONFIG, "-d"),
            value("DIR", "Where copies of files go; else src.", SOURCE, "-s"),
            flag("Write over files that are there.", FORCE, "-f"));
    return switch (spelling) {
      case NATIVE ->
          Stream.of(ids.map(each -> own(each)), shared, more()).flatMap(each -> each).toList();
      case INCUMBENT ->
          Stream.of(ids, shared, Stream.of(hidden(flag("Bind it, too.", BIND))), hiddenConsent())
              .flatMap(each -> each)
              .toList();
    };
  }

  /// The incumbent's names for an id are known here, too.
  private static OptionSpec own(OptionSpec id) {
    return id.longestName().equals(ID) ? id : hidden(id);
  }

  private static Stream<OptionSpec> more() {
    return Stream.of(
        flag("Take over now what is written, not by the next deployment.", BIND),
        flag("Do not write that objects are taken over.", NO_ADOPT),
        flag("All objects that no bundle has yet.", ALL),
        value("GLOB", "With --all: those that are called so, as in 'taxi*'.", NAME),
        repeatable("KIND", "With --all: of this kind; may be given again.", KIND),
        repeatable("K=V", "With --all: with this tag; may be given again.", TAG),
        flag("Copy no files: resources use them where they are, as with --all.", IN_PLACE),
        flag("With --all: copy the files that resources use to src.", COPY),
        flag("With --bind: do not ask.", "--auto-approve"),
        flag("With --bind: take the lock, whoever holds it.", "--force-lock"));
  }

  private static Stream<OptionSpec> hiddenConsent() {
    return Stream.of(
        hidden(flag("Do not ask.", "--auto-approve")),
        hidden(flag("Take the lock, whoever holds it.", "--force-lock")));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(Adding.argument("[KIND] [NAME]", "What kind of object, and what it is called."));
  }

  @Override
  public Exit run(Invocation invocation) {
    Wishes.requireUsable(invocation.given());
    return Sessions.run(
        invocation,
        session ->
            Elsewhere.run(invocation, session, there -> new Generating(invocation, there).run()));
  }
}

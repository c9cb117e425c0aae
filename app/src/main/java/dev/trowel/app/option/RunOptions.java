package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.count;
import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.core.run.JobFlags;
import dev.trowel.core.run.Pairs;
import dev.trowel.core.run.PipelineFlags;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.run.TaskFlag;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// What can be given to `run` (format.md 1.2).
///
/// @param waits whether to wait for the end
/// @param restart whether what runs already is ended first
/// @param quiet whether to tell nothing while it runs
/// @param deadline how long to wait at most
public record RunOptions(
    boolean waits,
    boolean restart,
    boolean quiet,
    Duration deadline,
    JobFlags job,
    PipelineFlags pipeline) {

  private static final String PARAMS = "--params";
  private static final String ONLY = "--only";
  private static final String REFRESH = "--refresh";
  private static final String REFRESH_ALL = "--refresh-all";
  private static final String FULL = "--full-refresh";
  private static final String FULL_ALL = "--full-refresh-all";
  private static final String VALIDATE = "--validate-only";
  private static final String DEADLINE = "--deadline";

  /// The options that mean something for jobs only.
  public static final List<String> FOR_JOBS =
      Stream.concat(Stream.of(PARAMS, ONLY), Stream.of(TaskFlag.values()).map(TaskFlag::option))
          .toList();

  /// Those for pipelines only.
  public static final List<String> FOR_PIPELINES =
      List.of(REFRESH, REFRESH_ALL, FULL, FULL_ALL, VALIDATE);

  /// Those for all that runs in the workspace.
  public static final List<String> FOR_DEPLOYED =
      List.of("--no-wait", "--restart", DEADLINE, "--quiet");

  private static final String PAIRS = "K=V,..";
  private static final String LIST = "A,B,..";

  /// The declarations.
  public static List<OptionSpec> specs(Spelling spelling) {
    List<OptionSpec> specs = new ArrayList<>();
    specs.add(flag("Do not wait for the end.", "--no-wait"));
    specs.add(flag("End what runs of it first.", "--restart"));
    specs.add(repeatable(PAIRS, "Parameters of the job.", PARAMS));
    specs.add(
        repeatable(
            LIST, "Run only these tasks; +a: and what a needs, a+: and what needs a.", ONLY));
    for (TaskFlag flag : TaskFlag.values()) {
      specs.add(repeatable(flag.isPaired() ? PAIRS : LIST, help(flag), flag.option()));
    }
    specs.add(repeatable(LIST, "Tables of the pipeline to update.", REFRESH));
    specs.add(flag("Update all tables of the pipeline.", REFRESH_ALL));
    specs.add(repeatable(LIST, "Tables to reset and compute anew.", FULL));
    specs.add(flag("Reset all tables and compute them anew.", FULL_ALL));
    specs.add(flag("Check the pipeline's code, and update nothing.", VALIDATE));
    if (spelling == Spelling.NATIVE) {
      specs.add(value("TIME", "How long to wait at most, such as 2h; else 24h.", DEADLINE));
      specs.add(count("Tell nothing while it runs.", "-q", "--quiet"));
    }
    return specs;
  }

  private static String help(TaskFlag flag) {
    return switch (flag) {
      case NOTEBOOK -> "Parameters of notebook tasks.";
      case PYTHON -> "Arguments of Python tasks.";
      case PYTHON_NAMED -> "Named arguments of Python wheel tasks.";
      case JAR -> "Arguments of JAR tasks.";
      case SPARK_SUBMIT -> "Arguments of Spark submit tasks.";
      case SQL -> "Parameters of SQL tasks.";
      case DBT -> "Commands of dbt tasks.";
      case PIPELINE -> "Of pipeline tasks: full_refresh=true.";
    };
  }

  /// Reads what was given.
  ///
  /// @param arguments what stood behind `--`
  /// @throws dev.trowel.schema.diagnostic.StopException `bad-usage`
  public static RunOptions of(Given given, List<String> arguments) {
    return new RunOptions(
        !given.flag("--no-wait"),
        given.flag("--restart"),
        given.count("--quiet") > 0,
        given.value(DEADLINE).map(RunOptions::deadline).orElse(RunClient.LIMIT),
        job(given, arguments),
        new PipelineFlags(
            Pairs.list(REFRESH, given.values(REFRESH)),
            given.flag(REFRESH_ALL),
            Pairs.list(FULL, given.values(FULL)),
            given.flag(FULL_ALL),
            given.flag(VALIDATE)));
  }

  /// With none left, the run would be started and given up in the same moment.
  private static Duration deadline(String text) {
    Duration deadline = Durations.read(DEADLINE, text);
    if (deadline.isZero()) {
      throw new StopException(
          Diagnostic.error("bad-usage", DEADLINE + " leaves no time: " + text)
              .detail("Nothing was started. Not to wait for the end, give --no-wait."));
    }
    return deadline;
  }

  private static JobFlags job(Given given, List<String> arguments) {
    Map<TaskFlag, List<String>> lists = new EnumMap<>(TaskFlag.class);
    Map<TaskFlag, Map<String, String>> pairs = new EnumMap<>(TaskFlag.class);
    for (TaskFlag flag : TaskFlag.values()) {
      List<String> values = given.values(flag.option());
      if (!values.isEmpty() && flag.isPaired()) {
        pairs.put(flag, Pairs.pairs(flag.option(), values));
      } else if (!values.isEmpty()) {
        lists.put(flag, Pairs.list(flag.option(), values));
      }
    }
    return new JobFlags(
        Pairs.pairs(PARAMS, given.values(PARAMS)),
        lists,
        pairs,
        Pairs.list(ONLY, given.values(ONLY)),
        arguments);
  }
}

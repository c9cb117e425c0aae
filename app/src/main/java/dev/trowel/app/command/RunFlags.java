package dev.trowel.app.command;

import dev.trowel.app.option.RunOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.stream.Stream;

/// Refuses what was given to `run` for something of another kind than what is run, which would mean
/// nothing. The incumbent takes no notice of it, so its spelling does not either.
///
/// Each method throws `bad-usage`, a [StopException].
record RunFlags(Invocation invocation) {

  private static final String OUTPUT = "--output";

  void refuseForJob(ResourceKey job) {
    refuse("the job " + job, "pipelines", RunOptions.FOR_PIPELINES);
  }

  void refuseForPipeline(ResourceKey pipeline, List<String> arguments) {
    refuse("the pipeline " + pipeline, "jobs", RunOptions.FOR_JOBS);
    refuse("the pipeline " + pipeline, arguments);
  }

  void refuseForApp(ResourceKey app, List<String> arguments) {
    refuse("the app " + app, "jobs", RunOptions.FOR_JOBS);
    refuse("the app " + app, "pipelines", RunOptions.FOR_PIPELINES);
    refuse("the app " + app, arguments);
  }

  /// @param what runs on this machine, as in `the script seed`
  void refuseForScript(String what) {
    refuse(what, "jobs", RunOptions.FOR_JOBS);
    refuse(what, "pipelines", RunOptions.FOR_PIPELINES);
    refuse(what, "jobs, pipelines and apps", RunOptions.FOR_DEPLOYED);
    given(List.of(OUTPUT))
        .findFirst()
        .ifPresent(flag -> {
          throw stop(
              "%s takes no %s".formatted(what, flag),
              "What it prints is passed on as it is. Nothing was run.");
        });
  }

  private void refuse(String what, String others, List<String> flags) {
    given(flags)
        .findFirst()
        .ifPresent(flag -> {
          throw stop(
              "%s takes no %s".formatted(what, flag),
              "That is for %s. Nothing was run.".formatted(others));
        });
  }

  private void refuse(String what, List<String> arguments) {
    if (invocation.spelling() == Spelling.NATIVE && !arguments.isEmpty()) {
      throw stop(
          "%s takes no arguments: %s".formatted(what, arguments.getFirst()),
          "Those are for jobs and scripts. Nothing was run.");
    }
  }

  private Stream<String> given(List<String> flags) {
    return invocation.spelling() == Spelling.NATIVE
        ? flags.stream().filter(invocation.given()::has)
        : Stream.empty();
  }

  private static StopException stop(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }
}

package dev.trowel.app.command;

import dev.trowel.app.console.PipelineProgress;
import dev.trowel.app.console.RunJson;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.RunOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.run.PipelineClient;
import dev.trowel.core.run.PipelineUpdate;
import dev.trowel.core.run.RunTarget;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Map;

/// Updates a pipeline (format.md 1.7).
final class RunningPipeline {

  private final Invocation invocation;
  private final Session session;
  private final RunOptions options;
  private final PipelineClient client;

  RunningPipeline(Invocation invocation, Session session, RunOptions options) {
    this.invocation = invocation;
    this.session = session;
    this.options = options;
    this.client = new PipelineClient(RunWaiting.of(invocation, session), options.deadline());
  }

  /// Runs `pipeline`; [Exit#FAILED] when the update failed.
  Exit run(RunTarget.Pipeline pipeline) {
    var body = options.pipeline().body();
    return invocation
        .engine()
        .halt()
        .during(() -> {
          if (options.restart()) {
            client.stop(pipeline.id());
          }
          String update = client.start(pipeline.id(), body);
          return follow(pipeline, update);
        });
  }

  private Exit follow(RunTarget.Pipeline pipeline, String update) {
    String url = session.host() + "/#joblist/pipelines/" + pipeline.id() + "/updates/" + update;
    PipelineProgress progress =
        new PipelineProgress(invocation.console(), pipeline.key().name(), options.quiet());
    progress.started(url);
    if (!options.waits()) {
      return report(pipeline, update, url, "");
    }
    try {
      PipelineUpdate ended = client.await(pipeline.id(), update, progress);
      progress.finish();
      return ended(pipeline, ended, url, progress);
    } catch (StopException stop) {
      progress.finish();
      if (RunWaiting.isInterrupted(stop)) {
        new RunWaiting(invocation).interrupted(url, () -> client.stop(pipeline.id()));
      }
      throw stop;
    }
  }

  private Exit ended(
      RunTarget.Pipeline pipeline, PipelineUpdate ended, String url, PipelineProgress progress) {
    if (!ended.isSuccess()) {
      List<Diagnostic> failure =
          List.of(
              Diagnostic.error(
                      "run-failed",
                      ended.state().equals("CANCELED") ? "update canceled" : "update failed")
                  .detail(String.join("\n", progress.errors()) + "\n" + url)
                  .at(pipeline.key().path()));
      invocation.console().report(failure);
      session.diagnostics().addAll(failure);
    }
    report(pipeline, ended.id(), url, ended.state());
    return ended.isSuccess() ? Exit.DONE : Exit.FAILED;
  }

  private Exit report(RunTarget.Pipeline pipeline, String update, String url, String state) {
    if (invocation.common().format() == Format.JSON && invocation.spelling() == Spelling.NATIVE) {
      Map<String, String> fields =
          Map.of("pipeline_id", pipeline.id(), "update_id", update, "url", url, "state", state);
      invocation
          .console()
          .result(RunJson.of(pipeline.key().toString(), fields, session.diagnostics().list()));
    }
    return Exit.DONE;
  }
}

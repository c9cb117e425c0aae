package dev.trowel.app.command;

import dev.trowel.app.console.JobProgress;
import dev.trowel.app.console.JobReport;
import dev.trowel.app.option.RunOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.run.JobRequest;
import dev.trowel.core.run.Run;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.run.RunResult;
import dev.trowel.core.run.RunTarget;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Runs a job to its end (format.md 1.7).
final class RunningJob {

  private final Invocation invocation;
  private final Session session;
  private final RunOptions options;
  private final RunClient client;

  RunningJob(Invocation invocation, Session session, RunOptions options) {
    this.invocation = invocation;
    this.session = session;
    this.options = options;
    this.client =
        new RunClient(
            session.site().workspace(), RunWaiting.of(invocation, session), options.deadline());
  }

  /// Runs `job`; [Exit#FAILED] when it failed.
  ///
  /// @throws StopException when it cannot be started, or not be waited for
  Exit run(RunTarget.Job job) {
    JobRequest request = JobRequest.of(job, options.job());
    List<Diagnostic> warnings = request.warnings();
    if (invocation.spelling() == Spelling.NATIVE) {
      invocation.console().report(warnings);
      session.diagnostics().addAll(warnings);
    }
    return invocation.engine().halt().during(() -> run(job, request));
  }

  private Exit run(RunTarget.Job job, JobRequest request) {
    if (options.restart() && !job.restartsItself()) {
      client.cancelActive(job.number());
    }
    long id = client.runNow(request.body());
    JobProgress progress =
        new JobProgress(
            invocation.console(),
            invocation.spelling() == Spelling.NATIVE,
            options.quiet(),
            invocation.engine().clock());
    if (!options.waits()) {
      return started(job, id, progress);
    }
    try {
      return ended(job, client.await(id, progress), progress);
    } catch (StopException stop) {
      progress.finish();
      if (RunWaiting.isInterrupted(stop)) {
        new RunWaiting(invocation).interrupted(progress.url(), () -> client.cancel(id));
      }
      throw stop;
    }
  }

  private Exit started(RunTarget.Job job, long id, JobProgress progress) {
    Run run = client.look(id).orElseThrow(() -> unseen(id));
    progress.started(run);
    return switch (invocation.spelling()) {
      case NATIVE -> report(RunResult.started(job, run));
      // Its only word is the address, whatever form was asked for.
      case INCUMBENT -> Exit.DONE;
    };
  }

  private static StopException unseen(long id) {
    return new StopException(
        Diagnostic.error("api-refused", "run %d was started, but cannot be read".formatted(id)));
  }

  private Exit ended(RunTarget.Job job, Run run, JobProgress progress) {
    progress.finish();
    return report(RunResult.of(client, job, run));
  }

  private Exit report(RunResult result) {
    JobReport report = new JobReport(result, invocation.spelling() == Spelling.NATIVE);
    if (invocation.spelling() == Spelling.INCUMBENT) {
      report.failedTasks().forEach(each -> each.lines().forEach(invocation.console()::progress));
    }
    invocation.console().report(report.failures());
    session.diagnostics().addAll(report.failures());
    String text =
        switch (invocation.common().format()) {
          case TEXT -> report.text();
          case JSON -> report.json(session.diagnostics().list());
        };
    if (!text.isEmpty()) {
      invocation.console().result(text);
    }
    return result.run().state().isFailure() ? Exit.FAILED : Exit.DONE;
  }
}

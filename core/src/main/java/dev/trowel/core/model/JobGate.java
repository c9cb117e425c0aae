package dev.trowel.core.model;

import dev.trowel.core.deploy.Site;
import dev.trowel.core.run.Run;
import dev.trowel.schema.bundle.GateSettings;
import java.util.List;
import java.util.Optional;

/// A run of a job went well that was about this version: its last one, or the one that is started
/// for it now.
final class JobGate implements Gate {

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.job().stream()
        .map(job -> new Question(declared.name(), job, trial).verdict())
        .toList();
  }

  /// What one gate asks of one job.
  private record Question(String gate, String job, Trial trial) {

    Verdict verdict() {
      for (Site site : List.of(trial.sites().source(), trial.sites().destination())) {
        Optional<GateJob> deployed = GateJob.in(site, job);
        if (deployed.isPresent()) {
          return trains(deployed.get()) ? training() : judged(deployed.get());
        }
      }
      return unknown(
          "it is not deployed",
          "Deploy it: trowel deploy -t %s, then run it.".formatted(trial.source().target()));
    }

    /// A job that is told which version to look at may well have made it, too.
    private boolean trains(GateJob deployed) {
      return trial.run().flatMap(TrackedRun::job).filter(deployed.id()::equals).isPresent()
          && !deployed.parameters().contains(GateRun.VERSION);
    }

    /// Its run began before there was a version to judge, and one more would make another.
    private Verdict training() {
      return unknown(
          "it is the job that made version %d".formatted(trial.candidate().number()),
          GateRun.TRAINING);
    }

    private Verdict judged(GateJob deployed) {
      return trial
          .sites()
          .runs()
          .map(runs -> ended(deployed.run(trial, runs.in(deployed.site()))))
          .orElseGet(() -> judgedByLast(deployed));
    }

    private Verdict judgedByLast(GateJob deployed) {
      Optional<GateRun> last = deployed.last();
      if (last.isEmpty()) {
        return unknown("it never ran to its end", deployed.wayOut());
      }
      return last.get()
          .aboutOther(trial.source(), trial.candidate())
          .map(other -> unknown(other.why(), other.wayOut().orElseGet(deployed::wayOut)))
          .orElseGet(() -> ended(Run.of(last.get().told())));
    }

    private Verdict ended(Run run) {
      String result = run.state().result();
      return result.equals("SUCCESS")
          ? Verdict.passed(gate, job, "run " + run.id())
          : Verdict.refused(
              gate,
              job,
              "its last run ended with " + (result.isEmpty() ? run.state().lifeCycle() : result),
              "See what it says: " + run.url());
    }

    private Verdict unknown(String why, String wayOut) {
      return Verdict.unknown(gate, job, why, wayOut);
    }
  }
}

package dev.trowel.core.history;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes the record of one deployment, beside the deployment: its files are kept while resources
/// are applied, the record itself when it is known what became of them.
///
/// Closing waits for both. Nothing that goes wrong here stops a deployment; it is warned of. To be
/// used by one thread.
public final class Chronicle implements AutoCloseable {
  private static final String INTERRUPTED = "interrupted";

  private final HistoryFolder folder;
  private final Writer writer;
  private final Clock clock;
  private final Diagnostics warnings;
  private final Deed deed;
  private final Veil veil;
  private final Entry start;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<Archived> archived;
  private final Future<List<Long>> numbers;
  private Optional<Future<?>> written = Optional.empty();
  private Optional<Entry> end = Optional.empty();

  /// Who writes, and where.
  ///
  /// @param records takes the record, also when nothing new may be begun
  /// @param files takes the files
  /// @param keep how many archives of files stay
  public record Writer(
      HistoryFolder records, HistoryFolder files, int keep, Author author, Errand errand) {}

  private Chronicle(Writer writer, Deed deed, Clock clock, Diagnostics warnings) {
    this.folder = writer.records();
    this.writer = writer;
    this.clock = clock;
    this.warnings = warnings;
    this.deed = deed;
    this.veil = deed.veil();
    this.start = start(deed);
    this.archived =
        threads.submit(() -> new Keeper(writer.files(), writer.keep()).keep(deed, warnings));
    this.numbers = threads.submit(folder::numbers);
  }

  /// Begins to write, and to keep the files.
  ///
  /// @param clock the time that goes into the record
  /// @param warnings takes what goes wrong
  public static Chronicle begin(Writer writer, Deed deed, Clock clock, Diagnostics warnings) {
    return new Chronicle(writer, deed, clock, warnings);
  }

  private Entry start(Deed of) {
    State base = of.plan().base();
    return new Entry(
        0,
        UUID.randomUUID().toString(),
        now(),
        "",
        writer.author(),
        writer.errand(),
        of.digest(veil),
        Result.FAILED,
        "",
        List.of(),
        base.lineage(),
        base.serial(),
        Archived.NOTHING,
        Optional.empty());
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// The resources are done with, as `outcome` says; writes the record while the caller goes on.
  ///
  /// @param state what is recorded now
  public void ended(Outcome outcome, State state) {
    boolean interrupted =
        outcome.failed().values().stream().anyMatch(each -> each.code().equals(INTERRUPTED));
    Result result =
        outcome.isComplete() ? Result.DONE : interrupted ? Result.INTERRUPTED : Result.FAILED;
    write(ended(result, "", Steps.of(outcome, deed.plan(), veil), state));
  }

  /// The deployment was stopped on the way, by what `why` says.
  public void stopped(List<Diagnostic> why) {
    if (end.isEmpty()) {
      boolean interrupted = why.stream().anyMatch(each -> each.code().equals(INTERRUPTED));
      String summary = why.isEmpty() ? "" : veil.over(why.getFirst().summary());
      Result result = interrupted ? Result.INTERRUPTED : Result.FAILED;
      write(ended(result, summary, List.of(), deed.plan().base()));
    }
  }

  private Entry ended(Result result, String why, List<Step> steps, State state) {
    return new Entry(
        0,
        start.id(),
        start.started(),
        now(),
        start.author(),
        start.errand(),
        start.plan(),
        result,
        why,
        steps,
        state.lineage(),
        state.serial(),
        Archived.NOTHING,
        Optional.of(deed.blueprint(veil)));
  }

  private void write(Entry entry) {
    end = Optional.of(entry);
    written = Optional.of(threads.submit(() -> append(entry)));
  }

  private void append(Entry entry) {
    try {
      Archived kept = result(archived);
      List<Long> taken = result(numbers);
      folder.append(entry.archived(kept), taken.isEmpty() ? 1 : taken.getFirst() + 1);
      if (!kept.digest().isEmpty()) {
        new Keeper(writer.files(), writer.keep()).prune(kept.digest());
      }
    } catch (StopException stop) {
      warnings.addAll(HistoryProblem.notWritten("this deployment is not recorded", stop));
    }
  }

  private static <T> T result(Future<T> begun) {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw Interruption.stop("while writing the history");
    }
  }

  /// Waits until all is written. A deployment that did not say how it ended has failed.
  @Override
  public void close() {
    try (threads) {
      if (end.isEmpty()) {
        stopped(List.of());
      }
      written.ifPresent(Chronicle::result);
    } catch (StopException stop) {
      warnings.addAll(HistoryProblem.notWritten("this deployment is not recorded", stop));
    }
  }
}

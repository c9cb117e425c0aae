package dev.trowel.core.history;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the record of one deployment, beside the deployment: its files are kept while resources
/// are applied, the record itself when it is known what became of them.
///
/// Closing waits for both. Nothing that goes wrong here stops a deployment; it is warned of. To be
/// used by one thread.
public final class Chronicle implements AutoCloseable {
  private static final String INTERRUPTED = "interrupted";

  private final Writer writer;
  private final Deed deed;
  private final Clock clock;
  private final Diagnostics warnings;
  private final String id = UUID.randomUUID().toString();
  private final String started;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<Archived> archived;
  private final HistoryLook look;
  private Optional<Written> foreseen = Optional.empty();
  private Optional<Written> written = Optional.empty();

  /// Who writes, and where.
  ///
  /// @param records takes the record, also when nothing new may be begun
  /// @param files takes the files
  /// @param keep how many archives of files stay
  public record Writer(
      HistoryFolder records, HistoryFolder files, int keep, Author author, Errand errand) {}

  /// How a deployment ended.
  ///
  /// @param why what stopped it as a whole, or went wrong around the resources
  /// @param steps what became of the resources; empty where nobody knows
  /// @param state what is recorded then
  private record End(Result result, String why, List<Step> steps, State state) {}

  /// The record of an end, once it is written.
  private record Written(End end, Future<Entry> entry) {}

  private Chronicle(Writer writer, Deed deed, HistoryLook look, Clock clock, Diagnostics warnings) {
    this.writer = writer;
    this.look = look;
    this.deed = deed;
    this.clock = clock;
    this.warnings = warnings;
    this.started = now();
    this.archived =
        threads.submit(() -> {
          look.prepare(writer.files());
          return new Keeper(writer.files(), writer.keep()).keep(deed, look, warnings);
        });
  }

  /// Begins to write, and to keep the files.
  ///
  /// @param look what lies there already
  /// @param clock the time that goes into the record
  /// @param warnings takes what goes wrong
  public static Chronicle begin(
      Writer writer, Deed deed, HistoryLook look, Clock clock, Diagnostics warnings) {
    return new Chronicle(writer, deed, look, clock, warnings);
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// Tells this deployment from every other one, also where it is cut off and others record it.
  public String id() {
    return id;
  }

  /// All is done, and what is under way besides is likely to succeed: writes the record meanwhile,
  /// so that it stands before the intents go. [#ended] tells whether it stays.
  ///
  /// @param state what is recorded now
  public void foreseen(Outcome outcome, State state) {
    if (!outcome.succeeded()) {
      return;
    }
    Written early = begun(end(outcome, List.of(), List.of(), state));
    foreseen = Optional.of(early);
    try {
      result(early.entry());
    } catch (StopException untold) {
      // It is tried again at the end.
      return;
    }
  }

  /// All is done with, as `outcome` says; writes the record while the caller goes on.
  ///
  /// @param back what was done and put back
  /// @param undone what is to be said of putting back
  /// @param state what is recorded now
  public void ended(Outcome outcome, List<Change> back, List<Diagnostic> undone, State state) {
    write(end(outcome, back, undone, state));
  }

  private End end(Outcome outcome, List<Change> back, List<Diagnostic> undone, State state) {
    List<Diagnostic> why = new ArrayList<>(outcome.stopped().why());
    why.addAll(outcome.attempted().values());
    why.addAll(outcome.troubles());
    Result result = outcome.succeeded() ? Result.DONE : result(why);
    String told =
        Stream.concat(outcome.troubles().stream().limit(1), undone.stream())
            .map(Diagnostic::summary)
            .collect(Collectors.joining("; "));
    return new End(result, told, Steps.of(outcome, back, deed.plan(), deed.veil()), state);
  }

  /// The deployment was stopped on the way, by what `why` says.
  public void stopped(List<Diagnostic> why) {
    if (written.isEmpty()) {
      String summary = why.isEmpty() ? "it did not end" : why.getFirst().summary();
      write(new End(result(why), summary, List.of(), deed.plan().base()));
    }
  }

  private static Result result(Iterable<Diagnostic> why) {
    for (Diagnostic each : why) {
      if (each.code().equals(INTERRUPTED)) {
        return Result.INTERRUPTED;
      }
    }
    return Result.FAILED;
  }

  private void write(End end) {
    Optional<Entry> before = foreseen.flatMap(Chronicle::standing);
    boolean stays =
        before.isPresent() && foreseen.filter(each -> each.end().equals(end)).isPresent();
    written = Optional.of(stays ? foreseen.orElseThrow() : begun(end, before));
  }

  /// Empty where it could not be written.
  private static Optional<Entry> standing(Written written) {
    try {
      return Optional.of(result(written.entry()));
    } catch (StopException untold) {
      return Optional.empty();
    }
  }

  private Written begun(End end) {
    return begun(end, Optional.empty());
  }

  /// @param before what it replaces
  private Written begun(End end, Optional<Entry> before) {
    String finished = now();
    return new Written(end, threads.submit(() -> write(end, finished, before)));
  }

  private Entry write(End end, String finished, Optional<Entry> before) {
    Archived kept = result(archived);
    Entry entry = entry(end, finished, kept);
    if (before.isPresent()) {
      Entry anew = entry.numbered(before.get().number());
      writer.records().replace(anew);
      return anew;
    }
    Entry appended = writer.records().append(entry, look.next());
    if (!kept.digest().isEmpty()) {
      new Keeper(writer.files(), writer.keep()).prune(kept.digest(), look.archives());
    }
    return appended;
  }

  private Entry entry(End end, String finished, Archived kept) {
    Veil veil = deed.veil();
    return new Entry(
        0,
        id,
        started,
        finished,
        writer.author(),
        writer.errand(),
        deed.digest(veil),
        end.result(),
        veil.over(end.why()),
        end.steps(),
        end.state().lineage(),
        end.state().serial(),
        kept,
        Optional.of(deed.blueprint(veil)));
  }

  /// Whatever went wrong there is no more than a reason to stop writing here.
  private static <T> T result(Future<T> begun) {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StopException stop
          ? stop
          : new StopException(
              Diagnostic.error("internal-error", "a fault of trowel itself: " + e.getCause()));
    } catch (InterruptedException e) {
      throw Interruption.stop("while writing the history");
    }
  }

  /// Waits until all is written. A deployment that did not say how it ended has failed.
  @Override
  public void close() {
    try (threads) {
      stopped(List.of());
      written.map(Written::entry).ifPresent(Chronicle::result);
    } catch (StopException stop) {
      warnings.addAll(HistoryProblem.notWritten("this deployment is not recorded", stop));
    }
  }
}

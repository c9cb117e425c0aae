package dev.trowel.core.workspace;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The gate that closes when the program is asked to end, as by Ctrl-C: nothing new is begun then,
/// and what is under way is waited for a little longer.
///
/// What waits for a request does so beside the thread that sends it, so that a workspace which does
/// not answer holds up nobody.
public final class Halt implements Gate {

  /// How long requests under way are waited for.
  public static final Duration GRACE = Duration.ofSeconds(5);

  /// The code of what was not begun any more.
  public static final String INTERRUPTED = "interrupted";

  /// The code of what was begun and is not waited for any more.
  public static final String UNANSWERED = "unanswered";

  private final Executor later;
  private volatile boolean isAsked;
  private boolean working;
  private @Nullable Ends ends;

  /// What to wait for; made when somebody waits, as every command has a halt and few need it.
  ///
  /// @param asked when the program was asked to end
  /// @param over when nobody is waited for any more
  private record Ends(CompletableFuture<Boolean> asked, CompletableFuture<Boolean> over) {}

  /// One by the machine's time.
  public Halt() {
    this(task ->
        CompletableFuture.delayedExecutor(GRACE.toSeconds(), TimeUnit.SECONDS).execute(task));
  }

  /// @param later does what it is given when [#GRACE] has passed
  public Halt(Executor later) {
    this.later = later;
  }

  /// Does work that must not be broken off: who asks meanwhile is to wait for its end.
  ///
  /// @throws StopException when somebody has asked already
  public <T> T during(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    pass();
    working = true;
  }

  private synchronized void leave() {
    working = false;
  }

  /// Asks the program to end.
  ///
  /// @return whether there is work that is to be waited for
  public synchronized boolean ask() {
    boolean first = !isAsked;
    isAsked = true;
    Ends open = ends();
    if (first && working) {
      later.execute(() -> open.over().complete(true));
    }
    return working;
  }

  private synchronized Ends ends() {
    if (ends == null) {
      ends = new Ends(new CompletableFuture<>(), new CompletableFuture<>());
    }
    if (isAsked) {
      ends.asked().complete(true);
    }
    return ends;
  }

  /// Whether the program was asked to end.
  public boolean isAsked() {
    return isAsked;
  }

  @Override
  public void pass() {
    if (isAsked()) {
      throw new StopException(interrupted());
    }
  }

  @Override
  public <T> T await(Supplier<T> work) {
    return until(ends().over(), work, Halt::unanswered);
  }

  /// Idles, but no longer than until somebody asks.
  ///
  /// @param pause lets time pass
  /// @throws StopException when somebody asks
  public void idle(Runnable pause) {
    pass();
    until(
        ends().asked(),
        () -> {
          pause.run();
          return true;
        },
        Halt::interrupted);
  }

  private static <T> T until(
      CompletableFuture<Boolean> end, Supplier<T> work, Supplier<Diagnostic> why) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread worker = Thread.ofVirtual().start(() -> complete(result, work));
    try {
      CompletableFuture.anyOf(result.handle((_, _) -> true), end).get();
      if (result.isDone()) {
        return result.get();
      }
      // It must not go on to repeat the request when others may have the right to deploy.
      worker.interrupt();
      throw new StopException(why.get());
    } catch (InterruptedException e) {
      worker.interrupt();
      throw Interruption.stop("while waiting for the workspace");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException failure -> failure;
      case Error bug -> throw bug;
      case null, default -> new IllegalStateException(cause);
    };
  }

  /// Whether `diagnostic` says no more than that the program was asked to end.
  public static boolean isBy(Diagnostic diagnostic) {
    return diagnostic.code().equals(INTERRUPTED) || diagnostic.code().equals(UNANSWERED);
  }

  /// What is told of whatever this gate held up.
  public static Diagnostic interrupted() {
    return told(
        INTERRUPTED,
        "interrupted: nothing new was begun",
        "What was done is recorded. Run the same command again: it goes on where this one"
            + " stopped.");
  }

  private static Diagnostic unanswered() {
    return told(
        UNANSWERED,
        "interrupted: no answer within %d s of that".formatted(GRACE.toSeconds()),
        "The workspace may or may not have done what was asked of it. Run the same command again:"
            + " it finds out.");
  }

  private static Diagnostic told(String code, String summary, String detail) {
    return Diagnostic.error(code, summary).detail(detail);
  }
}

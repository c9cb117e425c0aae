package dev.trowel.app;

import dev.trowel.core.workspace.Halt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What happens when somebody asks the process to end, by Ctrl-C, a hangup or a polite kill: work
/// that must not be broken off comes to an orderly end, everything else ends at once
/// (docs/decisions/0031-one-signal-path.md).
///
/// It is a shutdown hook, which the virtual machine runs when it has got such a signal; once the
/// hook returns, the process ends with the code that shells expect: 128 and the signal's number.
final class Signals {

  /// How the virtual machine names the thread that serves a signal.
  private static final Pattern HANDLER = Pattern.compile("SIG\\w+ handler");

  private static final long LOOK_MILLIS = 100;

  private final Halt halt;
  private final Consumer<String> notice;
  private final Runnable last;
  private final CountDownLatch served = new CountDownLatch(1);

  private Signals(Halt halt, Consumer<String> notice, Runnable last) {
    this.halt = halt;
    this.notice = notice;
    this.last = last;
  }

  /// From now on signals close `halt`.
  ///
  /// @param notice is told what to say to whoever sent one
  /// @param last is done when the process ends by one
  static Signals heard(Halt halt, Consumer<String> notice, Runnable last) {
    Signals signals = new Signals(halt, notice, last);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(signals::serve));
    return signals;
  }

  /// All is done and said: whoever waits need not any more.
  void served() {
    served.countDown();
  }

  private void serve() {
    try {
      end();
    } finally {
      last.run();
    }
  }

  private void end() {
    if (!halt.ask()) {
      return;
    }
    notice.accept(
        ("Interrupted: nothing new is begun, and requests under way get up to %d s. Interrupt again"
                + " to end at once.")
            .formatted(Halt.GRACE.toSeconds()));
    try {
      while (!served.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (isAskedAgain()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A second signal waits in a thread of its own for the first one to be served.
  private static boolean isAskedAgain() {
    return Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> HANDLER.matcher(thread.getName()).matches())
            .count()
        > 1;
  }
}

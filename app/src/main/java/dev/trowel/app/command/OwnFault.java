package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is told when a command ends as nobody planned.
final class OwnFault {

  private static final int MEGA = 1024 * 1024;

  private OwnFault() {}

  /// One line, and a way out.
  ///
  /// @param traced whether the user sees the stack, too
  static Diagnostic of(Throwable failure, boolean traced) {
    return isOfMemory(failure) ? memory() : fault(failure, traced);
  }

  private static boolean isOfMemory(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> cause instanceof OutOfMemoryError && isOfHeap(cause.getMessage()));
  }

  /// Java says the same of threads that the system does not give.
  private static boolean isOfHeap(@Nullable String message) {
    return message != null
        && (message.startsWith("Java heap space") || message.startsWith("GC overhead limit"));
  }

  private static Diagnostic memory() {
    long most = Runtime.getRuntime().maxMemory() / MEGA;
    return Diagnostic.error("out-of-memory", "%d MB of memory are not enough".formatted(most))
        .detail(
            "What was done is recorded. Run the same command again with more: with"
                + " TROWEL_JAVA_OPTS=-Xmx%dm, or on a larger machine, of whose memory a quarter may be"
                    .formatted(2 * most)
                + " used.");
  }

  private static Diagnostic fault(Throwable failure, boolean traced) {
    return Diagnostic.error("internal-error", "this is a fault of trowel itself: " + failure)
        .detail(
            traced
                ? "Please report it with the trace above."
                : "Please report it with what --debug prints.");
  }
}

package dev.trowel.bench.measure;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The kernel's own count of the processor time of this process's children that have ended: exact,
/// in microseconds, with what their children took.
///
/// Only the time: the peak of memory that the kernel tells with it begins with the parent's, as a
/// child shares it until it runs its program.
final class Children {

  /// `getrusage(RUSAGE_CHILDREN, …)` of Linux and macOS.
  private static final int ENDED = -1;

  /// A `struct rusage` has 144 bytes there; the seconds and microseconds of user time come first.
  private static final long SIZE = 256;

  private final MethodHandle usage;

  // The call is fixed, and its one pointer lives as long as the arena.
  @SuppressWarnings("restricted")
  Children() {
    Linker linker = Linker.nativeLinker();
    usage =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getrusage"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  }

  /// Seconds in user mode, of all children that have ended until now.
  double user() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment found = arena.allocate(SIZE, Long.BYTES);
      int failed = (int) usage.invokeExact(ENDED, found);
      if (failed != 0) {
        throw new IllegalStateException("getrusage: " + failed);
      }
      return found.get(JAVA_LONG, 0) + found.get(JAVA_INT, Long.BYTES) / 1e6;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

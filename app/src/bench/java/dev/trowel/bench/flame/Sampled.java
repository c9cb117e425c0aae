package dev.trowel.bench.flame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs a command while a second thread looks at the stack of the first each millisecond.
///
/// Java's own recorder would start with the virtual machine and load a thousand classes before the
/// program; this one needs two, and nothing that the distribution's runtime lacks. It sees the main
/// thread only, waiting included.
final class Sampled {

  private Sampled() {}

  /// Runs the command and writes the stacks.
  ///
  /// @param args the file for the stacks, then the command. The file's first line has the time at
  ///   which the program's own code began and that at which it was done, as the system's clock for
  ///   spans tells it; each further line a stack, its innermost frame first
  public static void main(String[] args) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ConcurrentLinkedQueue<StackTraceElement[]> seen = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(1);
    Thread seer = watch(Thread.currentThread(), done, seen);
    Whole.run(Arrays.copyOfRange(args, 1, args.length));
    long end = System.nanoTime();
    done.countDown();
    seer.join();
    write(Path.of(args[0]), start + " " + end, seen);
  }

  private static Thread watch(
      Thread main, CountDownLatch done, ConcurrentLinkedQueue<StackTraceElement[]> seen) {
    Thread seer = new Thread(() -> look(main, done, seen), "seer");
    seer.setDaemon(true);
    seer.start();
    return seer;
  }

  private static void look(
      Thread main, CountDownLatch done, ConcurrentLinkedQueue<StackTraceElement[]> seen) {
    try {
      while (!done.await(1, TimeUnit.MILLISECONDS)) {
        seen.add(main.getStackTrace());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Path file, String times, Iterable<StackTraceElement[]> stacks)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(times));
    for (StackTraceElement[] stack : stacks) {
      List<String> names = new ArrayList<>();
      for (StackTraceElement frame : stack) {
        names.add(Frames.name(frame.getClassName(), frame.getMethodName()));
      }
      lines.add(String.join(";", names));
    }
    Files.write(file, lines, UTF_8);
  }
}

package dev.trowel.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Kills deployments on several servers at once.
///
/// @param folder where the servers and checkouts may be
record KillCrew(Program program, Path folder, AtomicInteger grounds) {

  /// More do not pay: each deployment waits a good part of its time.
  private static final int SERVERS = 2;

  /// What came of it.
  ///
  /// @param changes how many changing requests a deployment has
  /// @param objects how many objects the bundle comes to
  record Result(int changes, int objects, List<Kill> kills) {

    List<Kill> bad() {
      return kills.stream().filter(Kill::isBad).toList();
    }

    /// For people, in Markdown.
    String table() {
      long happened = kills.stream().filter(Kill::happened).count();
      StringBuilder text = new StringBuilder();
      text.append("%d kills, %d of them with trouble; ".formatted(happened, bad().size()));
      text.append(
          "a deployment has %d changing requests and %d objects.\n\n".formatted(changes, objects));
      text.append("| at | effect | request | came to |\n|---|---|---|---|\n");
      kills.stream().filter(Kill::happened).forEach(kill -> text.append(kill.row()).append('\n'));
      return text.toString();
    }
  }

  static KillCrew of(Program program, Path folder) {
    return new KillCrew(program, folder, new AtomicInteger());
  }

  /// Kills at each changing request, before its effect and after it.
  ///
  /// @param chosen which of all these kills to do
  Result run(UnaryOperator<List<Kill>> chosen) throws IOException {
    try (KillGround first = ground()) {
      Queue<Kill> left = new ConcurrentLinkedQueue<>(chosen.apply(all(first.changes())));
      List<Kill> done = new ArrayList<>();
      try (ExecutorService workers = Executors.newFixedThreadPool(SERVERS)) {
        List<Future<List<Kill>>> all = new ArrayList<>();
        for (int worker = 0; worker < SERVERS; worker++) {
          all.add(workers.submit(() -> work(left)));
        }
        for (Future<List<Kill>> each : all) {
          done.addAll(result(each));
        }
      }
      done.sort(Comparator.comparingInt(Kill::at).thenComparing(Kill::applied));
      return new Result(first.changes(), first.objects(), done);
    }
  }

  private static List<Kill> all(int changes) {
    List<Kill> all = new ArrayList<>();
    for (int at = 1; at <= changes; at++) {
      all.add(Kill.planned(at, false));
      all.add(Kill.planned(at, true));
    }
    return all;
  }

  private KillGround ground() throws IOException {
    return new KillGround(program, folder.resolve("ground" + grounds.incrementAndGet()));
  }

  /// Where something was wrong, the next one begins on new ground.
  private List<Kill> work(Queue<Kill> left) throws IOException {
    List<Kill> done = new ArrayList<>();
    Kill next = left.poll();
    while (next != null) {
      try (KillGround ground = ground()) {
        Kill kill = ground.kill(next);
        done.add(kill);
        next = left.poll();
        while (next != null && !kill.isBad()) {
          kill = ground.kill(next);
          done.add(kill);
          next = left.poll();
        }
      }
    }
    return done;
  }

  private static List<Kill> result(Future<List<Kill>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}

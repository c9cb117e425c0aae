package dev.trowel.gate;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Two checkouts of one development target, which are deployed at once again and again while some
/// of the processes are killed.
final class TwoWriters implements AutoCloseable {

  /// Kills at a changing request come at one of the first so many since both began.
  private static final int REACH = 40;

  private static final int LONGEST = 2500;

  /// The exit code of what `kill -9` ended.
  private static final int KILLED = 137;

  private final SteeredServer server;
  private final Helm helm;
  private final Random random;
  private final List<Writer> writers;
  private final List<String> trouble = new ArrayList<>();
  private final Inventory before;
  private int rounds;
  private int kills;
  private int takeovers;
  private int late;
  private int stale;

  TwoWriters(Program program, Path folder, long seed) throws IOException {
    server = new SteeredServer(folder.resolve("workspace"));
    helm = server.helm();
    random = new Random(seed);
    Map<String, String> login = helm.login();
    writers =
        List.of(
            new Writer(program, "left", folder, login),
            new Writer(program, "right", folder, login));
    helm.post("/api/2.1/unity-catalog/catalogs", "{\"name\": \"base\"}");
    deployAndDestroy();
    before = inventory();
  }

  /// What was wrong so far.
  List<String> trouble() {
    return trouble;
  }

  /// For people.
  String summary() {
    return "%d rounds of two processes, %d kills, %d turns taken over from the dead, %d requests of"
            .formatted(rounds, kills, takeovers, late)
        + " the dead that came late, %d plans overtaken".formatted(stale);
  }

  /// Lets both deploy at once, each from a new version.
  void round() throws IOException {
    rounds++;
    helm.calm();
    for (Writer writer : writers) {
      writer.write(String.valueOf(rounds));
    }
    int fate = random.nextInt(10);
    if (fate < 4) {
      helm.holdAt(1 + random.nextInt(REACH));
    }
    List<Process> processes = new ArrayList<>();
    for (Writer writer : writers) {
      processes.add(writer.start());
    }
    Set<String> killed = new HashSet<>();
    if (fate < 4) {
      killTheHeld(processes, killed);
    } else if (fate < 8) {
      killByTime(processes, killed);
    }
    kills += killed.size();
    judge(processes, killed);
    check(processes, killed);
  }

  private void judge(List<Process> processes, Set<String> killed) throws IOException {
    for (int each = 0; each < writers.size(); each++) {
      if (!killed.contains(writers.get(each).token())) {
        complain(writers.get(each).failure(processes.get(each)));
        stale += processes.get(each).exitValue() == 0 ? 0 : 1;
      }
    }
  }

  /// Whoever sent the request that is held is stopped; then the request happens or never does, and
  /// then he is killed: nothing of his is under way when he is dead.
  private void killTheHeld(List<Process> processes, Set<String> killed) throws IOException {
    boolean held = helm.isHolding();
    while (!held && processes.stream().anyMatch(Process::isAlive)) {
      held = helm.isHolding();
    }
    if (!held) {
      return;
    }
    String token =
        helm.log()
            .filter(request -> request.path("held").asBoolean())
            .map(request -> request.path("token").asText())
            .findFirst()
            .orElseThrow();
    Process process = processes.get(writers.getFirst().token().equals(token) ? 0 : 1);
    new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().onExit().join();
    helm.release(random.nextBoolean());
    process.destroyForcibly().onExit().join();
    killed.add(token);
  }

  private void killByTime(List<Process> processes, Set<String> killed) {
    int which = random.nextInt(2);
    Process process = processes.get(which);
    process.onExit().completeOnTimeout(process, random.nextInt(LONGEST), MILLISECONDS).join();
    process.destroyForcibly().onExit().join();
    if (process.exitValue() == KILLED) {
      killed.add(writers.get(which).token());
    }
  }

  private void check(List<Process> processes, Set<String> killed) throws IOException {
    TurnLog log = TurnLog.of(helm.log(), killed);
    late += log.late().size();
    for (int turn = 1; turn < log.takers().size(); turn++) {
      takeovers += killed.contains(log.takers().get(turn - 1)) ? 1 : 0;
    }
    log.strangers().forEach(each -> complain(" not his turn: " + each + ";"));
    for (int each = 0; each < writers.size(); each++) {
      Writer writer = writers.get(each);
      boolean last = !log.takers().isEmpty() && log.takers().getLast().equals(writer.token());
      if (last && processes.get(each).exitValue() == 0 && !jobs().equals(writer.jobs())) {
        complain(" live: %s, not %s;".formatted(jobs(), writer.jobs()));
      }
    }
  }

  private void complain(String what) {
    if (!what.isEmpty()) {
      trouble.add("round " + rounds + ":" + what);
    }
  }

  /// Deploys once more in peace, and destroys.
  void end() throws IOException {
    helm.calm();
    deployAndDestroy();
    String left = inventory().differenceTo(before);
    complain(left.isEmpty() ? "" : " after destroy:" + left);
  }

  private void deployAndDestroy() throws IOException {
    Writer writer = writers.getFirst();
    writer.write("alone");
    expect("deploy", writer.run("deploy", "--auto-approve", "--allow-delete", "*"));
    if (!jobs().equals(writer.jobs())) {
      complain(" live: %s, not %s".formatted(jobs(), writer.jobs()));
    }
    expect("plan", writer.run("plan", "--detailed-exitcode"));
    expect("destroy", writer.run("destroy", "--auto-approve", "--allow-delete", "*"));
  }

  private void expect(String what, Ran ran) {
    if (ran.code() != 0) {
      complain(" %s ended with %d: %s".formatted(what, ran.code(), ran.err()));
    }
  }

  /// The names of the live jobs; the same name twice stands there twice.
  private List<String> jobs() throws IOException {
    return helm.inventory()
        .path("jobs")
        .valueStream()
        .filter(job -> !job.path("_deleted").asBoolean())
        .map(job -> job.path("settings").path("name").asText())
        .sorted()
        .toList();
  }

  private Inventory inventory() throws IOException {
    return Inventory.of(helm.inventory(), Writer.ROOT);
  }

  @Override
  public void close() {
    server.close();
  }
}

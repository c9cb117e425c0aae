package dev.trowel.bench;

import dev.trowel.bench.measure.Asked;
import dev.trowel.bench.measure.Runner;
import dev.trowel.bench.measure.Served;
import dev.trowel.bench.measure.Settings;
import dev.trowel.gate.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What commands ask of a workspace, for one job with permissions, and how much of it one after the
/// other.
///
/// The least of several runs counts: a busy machine makes chains longer, when by chance one request
/// comes after another's answer, and never shorter.
record RoundsSuite(Settings settings, Ledger ledger, Path work) {

  /// Long beside what happens between two requests, so that chains are clear; and longer than a
  /// bundle is read, as who one is is asked before that.
  private static final int LATENCY = 500;

  private static final int RUNS = 5;

  void run() throws IOException {
    Path bundle = work.resolve("rounds");
    Bundles.jobs(bundle, 1);
    Path home = work.resolve("home-of-rounds");
    // Who logs in is kept only where a home has this folder.
    Files.createDirectories(home.resolve(".cache"));
    try (Served workspace =
        new Served(settings.dist(), work.resolve("workspace-of-rounds"), LATENCY)) {
      Folder.aim(bundle, workspace);
      Runner runner = Runner.of(settings.dist(), home).at(workspace);
      String root = bundle.toString();
      // Who logs in is known from then on, and the workspace was used before.
      runner.run("-C", root, "plan");
      Counts counts = new Counts(workspace, runner, new TreeMap<>(), new TreeMap<>());
      for (int run = 0; run < Math.min(RUNS, settings.runs()); run++) {
        Folder.forget(bundle);
        counts.add(Names.VALIDATE, "-C", root, "validate");
        counts.add(Names.FIRST, "-C", root, "deploy");
        counts.add(Names.PLAN, "-C", root, "plan");
        counts.add(Names.AGAIN, "-C", root, "deploy");
        counts.add(Names.DESTROY, "-C", root, "destroy", "--auto-approve");
      }
      counts.keep(ledger);
    }
  }

  /// The least seen of each command: its requests, and how many of them one after the other.
  private record Counts(
      Served workspace,
      Runner runner,
      SortedMap<String, Integer> requests,
      SortedMap<String, Integer> depths) {

    void add(String command, String... arguments) throws IOException {
      workspace.forget();
      runner.run(arguments);
      List<Asked> log = workspace.log();
      requests.merge(command, log.size(), Math::min);
      depths.merge(command, Asked.depth(log), Math::min);
    }

    void keep(Ledger ledger) {
      requests.forEach((command, least) ->
          ledger.put(Names.rounds(command), least, depths.getOrDefault(command, 0)));
    }
  }
}

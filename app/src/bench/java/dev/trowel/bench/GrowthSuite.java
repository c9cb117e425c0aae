package dev.trowel.bench;

import dev.trowel.bench.measure.Cost;
import dev.trowel.bench.measure.Runner;
import dev.trowel.bench.measure.Served;
import dev.trowel.bench.measure.Settings;
import dev.trowel.gate.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All commands over bundles of 1 to 10,000 jobs with permissions, against a workspace that takes
/// its time.
record GrowthSuite(Settings settings, Ledger ledger, Path work) {

  void run() throws IOException {
    for (int jobs : settings.sizes()) {
      Path bundle = work.resolve("of" + jobs);
      Bundles.jobs(bundle, jobs);
      validate(bundle, jobs);
      try (Served workspace =
          new Served(settings.dist(), work.resolve("workspace-of" + jobs), settings.latency())) {
        Folder.aim(bundle, workspace);
        deploy(bundle, jobs, Runner.of(settings.dist(), work).at(workspace));
      }
    }
  }

  private void validate(Path bundle, int jobs) throws IOException {
    Runner runner = Runner.of(settings.dist(), work);
    Cost cost = runner.median(settings.runs(jobs), "-C", bundle.toString(), "validate");
    ledger.put(Names.of(Names.VALIDATE, jobs), cost);
  }

  /// Deploys and destroys over and over; each time the bundle's folder remembers nothing.
  private void deploy(Path bundle, int jobs, Runner runner) throws IOException {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    String root = bundle.toString();
    for (int run = 0; run < settings.runs(jobs); run++) {
      Folder.forget(bundle);
      add(costs, Names.FIRST, runner.run("-C", root, "deploy"));
      add(costs, Names.PLAN, runner.run("-C", root, "plan"));
      add(costs, Names.AGAIN, runner.run("-C", root, "deploy"));
      add(costs, Names.DESTROY, runner.run("-C", root, "destroy", "--auto-approve"));
    }
    costs.forEach((command, all) -> ledger.put(Names.of(command, jobs), Cost.ofRuns(all)));
  }

  private static void add(Map<String, List<Cost>> costs, String command, Cost cost) {
    costs.computeIfAbsent(command, _ -> new ArrayList<>()).add(cost);
  }
}

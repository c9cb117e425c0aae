package dev.trowel.bench;

import dev.trowel.bench.measure.Cost;
import dev.trowel.bench.measure.Runner;
import dev.trowel.bench.measure.Served;
import dev.trowel.bench.measure.Settings;
import dev.trowel.gate.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A bundle of one job and many files: deployed for the first time, again, and from a fresh clone.
record FilesSuite(Settings settings, Ledger ledger, Path work) {

  void run() throws IOException {
    Path bundle = work.resolve("files");
    Bundles.files(bundle, settings.files());
    try (Served workspace =
        new Served(settings.dist(), work.resolve("workspace-of-files"), settings.latency())) {
      Runner runner = Runner.of(settings.dist(), work).at(workspace);
      List<Cost> first = new ArrayList<>();
      List<Cost> again = new ArrayList<>();
      List<Cost> clone = new ArrayList<>();
      for (int run = 0; run < settings.runs(settings.files()); run++) {
        Folder.forget(bundle);
        first.add(deploy(runner, bundle));
        again.add(deploy(runner, bundle));
        clone.add(cloned(runner, bundle, workspace));
        runner.run("-C", bundle.toString(), "destroy", "--auto-approve");
      }
      ledger.put(Names.FILES_FIRST, Cost.ofRuns(first));
      ledger.put(Names.FILES_AGAIN, Cost.ofRuns(again));
      ledger.put(Names.FILES_CLONE, Cost.ofRuns(clone));
    }
  }

  private Cost cloned(Runner runner, Path bundle, Served workspace) throws IOException {
    Path clone = work.resolve("clone");
    Folder.delete(clone);
    Folder.copy(bundle, clone);
    workspace.forget();
    Cost cost = deploy(runner, clone);
    ledger.put(
        Names.UPLOADS, workspace.log().stream().mapToInt(each -> each.isUpload() ? 1 : 0).sum());
    return cost;
  }

  private static Cost deploy(Runner runner, Path bundle) throws IOException {
    return runner.run("-C", bundle.toString(), "deploy");
  }
}

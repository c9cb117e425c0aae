package dev.trowel.core.deploy;

import dev.trowel.core.event.Event;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.schema.bundle.ReleaseSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Brings the bundle's files to the workspace, and nothing else (format.md 1.9).
public final class Syncing {

  private final Site site;
  private final boolean full;

  /// @param full whether files are sent that are there already
  public Syncing(Site site, boolean full) {
    this.site = site;
    this.full = full;
  }

  /// What the files on this machine hold, by path; asks the workspace nothing.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when one cannot be read
  public SortedMap<String, String> digests(Diagnostics warnings) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (SourceFile file : new FileSync(site).sources(warnings)) {
      digests.put(file.path(), file.sha256());
    }
    return digests;
  }

  /// What is to be sent and deleted; changes nothing.
  ///
  /// @throws StopException `sync-not-possible`, or when files cannot be read
  public SyncPlan plan(Diagnostics warnings) {
    if (site.bundle().isSourceLinked()) {
      throw notPossible("resources of this target use the files where they are");
    }
    if (ReleaseSettings.kept(site.bundle().tree()).isPresent()) {
      throw notPossible("the files of this target lie in folders of releases");
    }
    return sending(new FileSync(site.untouched()).plan(warnings));
  }

  /// Sends and deletes what is to be, while nobody deploys: a plan made before may be out of date.
  ///
  /// @return what was sent and deleted
  /// @param progress is told of each file when it is done, one at a time
  /// @throws dev.trowel.schema.diagnostic.StopException `lock-held`, and what goes wrong with files
  public SyncPlan carryOut(Terms terms, Diagnostics warnings, Consumer<Event.Uploaded> progress) {
    return LockedRun.quiet(site, terms)
        .recording(
            Optional.empty(),
            warnings,
            turn -> {
              // What is wrong with files was told when they were planned first.
              SyncPlan plan = sending(new FileSync(turn.site()).plan(new Diagnostics()));
              FileSync files = new FileSync(turn.site().guarded(terms.gate()));
              files.upload(
                  plan,
                  false,
                  event -> {
                    if (event instanceof Event.Uploaded done) {
                      synchronized (this) {
                        progress.accept(done);
                      }
                    }
                  });
              new FileSync(turn.site()).record(plan);
              return plan;
            });
  }

  private SyncPlan sending(SyncPlan plan) {
    return full ? plan.sendingAll() : plan;
  }

  private static StopException notPossible(String why) {
    return new StopException(
        Diagnostic.error("sync-not-possible", why)
            .detail("Deploy instead: trowel deploy brings the files to where they belong."));
  }
}

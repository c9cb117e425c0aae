package dev.trowel.core.deploy;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.sync.ChosenFile;
import dev.trowel.core.sync.FileChooser;
import dev.trowel.core.sync.FileExaminer;
import dev.trowel.core.sync.GitTree;
import dev.trowel.core.sync.Progress;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.core.sync.SyncPlanner;
import dev.trowel.core.sync.SyncTarget;
import dev.trowel.core.sync.Uploader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files of one deployment: which they are, and bringing them to the workspace.
final class FileSync {

  private static final String GENERATED = ".internal";

  private final Site site;
  private final SyncTarget target;
  private final Optional<List<ChosenFile>> chosen;

  FileSync(Site site) {
    this(site, Optional.empty());
  }

  /// @param chosen the files, where others than the bundle's are meant
  FileSync(Site site, Optional<List<ChosenFile>> chosen) {
    this.site = site;
    this.chosen = chosen;
    this.target =
        new SyncTarget(
            site.workspace().host().toString(),
            site.bundle().layout().file(),
            site.bundle().layout().state());
  }

  /// Where the files go.
  SyncTarget target() {
    return target;
  }

  /// What to upload and delete; resources that use the files where they are need none uploaded.
  ///
  /// @throws StopException when files cannot be read
  SyncPlan plan(Diagnostics warnings) {
    SyncPlanner planner = new SyncPlanner(site.folder(), site.workspace().files(), target);
    return planner.plan(site.bundle().isSourceLinked() ? List.of() : sources(warnings));
  }

  /// The files on this machine that belong to the deployment.
  ///
  /// @throws StopException when one cannot be read
  List<SourceFile> sources(Diagnostics warnings) {
    if (chosen.isPresent()) {
      return FileExaminer.fresh(chosen.get());
    }
    FileExaminer examiner = new FileExaminer(site.folder(), site.clock());
    Diagnostics found = new Diagnostics();
    Bundle bundle = site.bundle();
    Optional<GitTree> git = GitTree.around(bundle.root(), site.gitCeiling());
    FileChooser chooser =
        new FileChooser(bundle.sync(), bundle.root(), site.folder().file(GENERATED), git);
    List<SourceFile> examined = examiner.examine(chooser.choose(found));
    found.stopOnErrors();
    warnings.addAll(found.list());
    return examined;
  }

  /// Makes ready what nobody else can be hindered by; says whether [#upload] finds it so.
  boolean prepare(SyncPlan plan) {
    return uploader().prepare(plan);
  }

  /// Brings the files over.
  ///
  /// @param prepared what [#prepare] said
  void upload(SyncPlan plan, boolean prepared, EventSink events) {
    int count = plan.uploads().size() + plan.deletes().size();
    Map<String, Long> sizes =
        plan.uploads().stream()
            .collect(Collectors.toMap(SourceFile::path, file -> file.stamp().size(), Long::max));
    if (count > 0) {
      long bytes = sizes.values().stream().mapToLong(size -> size).sum();
      events.accept(new Event.Uploading(target.filePath(), count, bytes));
    }
    uploader().send(plan, prepared, done -> events.accept(event(done, sizes)));
  }

  /// Records what is there now.
  void record(SyncPlan plan) {
    uploader().record(plan);
  }

  /// Drops what this machine remembers of the files, before they go.
  void forget() {
    uploader().forget();
  }

  /// The same, but their names stay known.
  ///
  /// @param record what [#recorded] said
  void doubt(Optional<byte[]> record) {
    uploader().doubt(record);
  }

  /// What tells in the workspace of the content of the files.
  Optional<byte[]> recorded() {
    return uploader().recorded();
  }

  private Uploader uploader() {
    return new Uploader(site.folder(), site.workspace().files(), target, site.clock());
  }

  private static Event event(Progress done, Map<String, Long> sizes) {
    return switch (done.action()) {
      case PUT -> new Event.Uploaded(done.path(), false, sizes.getOrDefault(done.path(), 0L));
      case DELETE -> new Event.Uploaded(done.path(), true, 0);
    };
  }
}

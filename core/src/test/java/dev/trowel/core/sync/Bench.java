package dev.trowel.core.sync;

import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.MemoryFiles;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// One checkout of a bundle that syncs with a workspace in memory.
final class Bench {

  static final SyncTarget TARGET =
      new SyncTarget("https://host", "/Workspace/b/files", "/Workspace/b/state");

  final Path root;
  final MemoryFiles workspace;
  final LocalFolder folder;
  private final Clock clock;

  Bench(Path root, MemoryFiles workspace) {
    this.root = root;
    this.workspace = workspace;
    this.folder = LocalFolder.of(root, "dev", Optional.empty());
    AtomicLong seconds = new AtomicLong();
    InstantSource ticking =
        () ->
            Instant.parse("2126-01-01T00:00:00Z")
                .plus(Duration.ofSeconds(seconds.incrementAndGet()));
    this.clock = ticking.withZone(ZoneOffset.UTC);
  }

  List<SourceFile> files() {
    Diagnostics diagnostics = new Diagnostics();
    List<ChosenFile> chosen =
        new FileChooser(
                new SyncRules(root, List.of("."), List.of(), List.of()),
                root,
                folder.file(".internal"),
                Optional.empty())
            .choose(diagnostics);
    diagnostics.stopOnErrors();
    return new FileExaminer(folder, clock).examine(chosen);
  }

  SyncPlan plan() {
    return new SyncPlanner(folder, workspace, TARGET).plan(files());
  }

  void execute(SyncPlan plan) {
    uploader().execute(plan, progress -> {});
  }

  Uploader uploader() {
    return new Uploader(folder, workspace, TARGET, clock);
  }

  SyncPlan sync() {
    SyncPlan plan = plan();
    execute(plan);
    return plan;
  }

  /// The files in the workspace, notebooks with their extension: the memory does not strip it.
  List<String> there() {
    return workspace.names(TARGET.filePath());
  }

  String text(String path) {
    return workspace.text(TARGET.remote(path));
  }

  DeploymentJson deployment() {
    String text = workspace.text(TARGET.deployment());
    return DeploymentJson.read(text.getBytes(StandardCharsets.UTF_8), "remote");
  }

  static List<String> uploads(SyncPlan plan) {
    return plan.uploads().stream().map(SourceFile::path).toList();
  }
}

package dev.trowel.core.deploy;

import dev.trowel.core.build.Library;
import dev.trowel.core.history.Blueprint;
import dev.trowel.core.history.Entry;
import dev.trowel.core.history.HistoryFolder;
import dev.trowel.core.history.Result;
import dev.trowel.core.history.SecretsAgain;
import dev.trowel.core.history.Unpacked;
import dev.trowel.core.history.Whole;
import dev.trowel.core.state.Author;
import dev.trowel.core.sync.ChosenFile;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.preset.Assembly;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.List;

/// What was deployed once, ready to be deployed again: bundle, files and libraries as they were, to
/// be planned, approved and carried out as any deployment is. Nothing is built, and no script runs.
///
/// @param site with the bundle as it was, less its secrets, which are the present ones
/// @param files all files that go with it
/// @param libraries all libraries that go with it
public record Rollback(Site site, List<ChosenFile> files, List<Library> libraries) {
  private static final String CODE = "rollback-impossible";

  public Rollback {
    files = List.copyOf(files);
    libraries = List.copyOf(libraries);
  }

  /// Prepares to deploy what `entry` deployed; reads its files from the workspace.
  ///
  /// @param present where the bundle of now is deployed from and to
  /// @param earlier the deployments before it, the latest first
  /// @param temporary an empty folder for the files, which must stay until all is done
  /// @throws StopException `rollback-impossible` or `rollback-secrets`
  public static Rollback to(
      Entry entry, List<Entry> earlier, Site present, HistoryFolder history, Path temporary) {
    Blueprint kept = Whole.of(blueprint(entry), earlier);
    Mapping tree = SecretsAgain.tree(kept, present.bundle(), "deployment " + entry.number());
    requireSamePlace(entry, tree, present.bundle().layout());
    Mapping now = present.bundle().tree();
    Unpacked unpacked = Unpacked.of(entry, kept, history, temporary);
    Bundle bundle =
        Assembly.again(
                present.bundle(),
                inSameWorkspace(MovedBack.in(tree, now), now),
                deployer(present.workspace().user()))
            .with(new SyncRules(unpacked.root(), List.of("."), List.of(), List.of()));
    return new Rollback(site(entry, present, bundle), unpacked.files(), unpacked.libraries());
  }

  private static Blueprint blueprint(Entry entry) {
    if (entry.result() == Result.INTERRUPTED || entry.blueprint().isEmpty()) {
      throw stop(
          entry,
          entry.result() == Result.INTERRUPTED
              ? "it was interrupted, so what it was to deploy never was"
              : entry.archived().missing() + ", and deployed nothing",
          "Choose another one: trowel history.");
    }
    if (!entry.archived().isComplete()) {
      throw stop(
          entry,
          "its files are not kept: " + entry.archived().missing(),
          "Check out " + commit(entry) + " and deploy it.");
    }
    return entry.blueprint().get();
  }

  private static String commit(Entry entry) {
    return entry.author().commit().isEmpty()
        ? "the version that was deployed"
        : "commit " + entry.author().commit();
  }

  /// Paths of files and libraries are in all its settings.
  private static void requireSamePlace(Entry entry, Mapping tree, Layout now) {
    Mapping then = Values.mapping(tree, "workspace");
    boolean same =
        now.file().equals(Values.textOrEmpty(then, "file_path"))
            && now.artifact().equals(Values.textOrEmpty(then, "artifact_path"))
            && now.resource().equals(Values.textOrEmpty(then, "resource_path"));
    if (!same) {
      throw stop(
          entry,
          "it was deployed to other folders: " + Values.textOrEmpty(then, "root_path"),
          "Check out "
              + commit(entry)
              + " and deploy it, or put the folders below workspace back.");
    }
  }

  /// A local workspace has another address each time.
  private static Mapping inSameWorkspace(Mapping tree, Mapping now) {
    Value host = Values.find(now, "workspace", "host");
    return host == null ? tree : Values.put(tree, host, "workspace", "host");
  }

  private static StopException stop(Entry entry, String why, String wayOut) {
    return new StopException(
        Diagnostic.error(CODE, "cannot go back to deployment %d: %s".formatted(entry.number(), why))
            .detail("Nothing was changed. " + wayOut));
  }

  private static CurrentUser deployer(User user) {
    return new CurrentUser(user.userName(), user.id(), user.displayName(), user.groups());
  }

  /// Who deploys is who deploys now; what is deployed is of that commit.
  private static Site site(Entry entry, Site present, Bundle bundle) {
    Author then = entry.author();
    Author now = present.author();
    GitFacts git = present.git();
    return new Site(
        bundle,
        new GitFacts(then.branch(), then.commit(), git.originUrl(), git.bundleRootPath()),
        present.workspace(),
        present.folder(),
        present.gitCeiling(),
        present.clock(),
        new Author(
            now.user(), now.host(), now.process(), now.ciRun(), then.commit(), then.branch()),
        present.settle());
  }
}

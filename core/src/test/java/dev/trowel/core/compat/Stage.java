package dev.trowel.core.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.Deployed;
import dev.trowel.core.deploy.Deployer;
import dev.trowel.core.deploy.Destroyer;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bundle in a folder and a local workspace to deploy it to, both of one test alone.
final class Stage implements AutoCloseable {

  private static final String USER = "tester@databricks.com";

  private final Path root;
  private final Recording recording = new Recording();
  private final EmulatorServer server;
  private final Workspace workspace;

  Stage(Path root) throws IOException {
    this.root = root;
    this.server = EmulatorServer.start(EmulatorConfig.inMemory(USER).observer(recording::add));
    Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
    this.workspace = new Workspaces(around).local(server.uri());
  }

  String host() {
    return server.uri().toString();
  }

  Recording recording() {
    return recording;
  }

  Workspace workspace() {
    return workspace;
  }

  Bundle bundle(String target) {
    Selected selected = BundleReader.select(root, Options.none().withTarget(target));
    Diagnostics diagnostics = new Diagnostics();
    CurrentUser user = new CurrentUser(USER, workspace.user().id(), "", List.of());
    Facts facts = Facts.offline(Optional.of(user), GitFacts.none());
    Bundle bundle = BundleReader.read(selected, Inputs.none(), facts, diagnostics);
    diagnostics.stopOnErrors();
    return bundle;
  }

  /// The bundle of a case, copied to `to`, with what it takes for granted made.
  Bundle bundleOf(CompatCase each, Path to) {
    each.copy(to, host());
    Bundle bundle = bundle(each.target());
    Prerequisites.make(workspace, bundle);
    return bundle;
  }

  Site site(Bundle bundle) {
    LocalFolder folder = LocalFolder.of(root, bundle.target(), Optional.empty());
    return new Site(
        bundle,
        GitFacts.none(),
        workspace,
        folder,
        Optional.of(root),
        Clock.systemUTC(),
        Author.named(workspace.user().userName()),
        Site.USUAL);
  }

  Proposal propose(Bundle bundle) {
    return new Deployer(site(bundle)).propose(new Diagnostics());
  }

  Deployed deploy(Bundle bundle) {
    Deployer deployer = new Deployer(site(bundle));
    Deployed deployed =
        deployer.carryOut(
            deployer.propose(new Diagnostics()), Terms.usual(false), waiter(), new Diagnostics());
    assertThat(deployed.outcome().failed()).isEmpty();
    return deployed;
  }

  Outcome destroy(Bundle bundle) {
    Destroyer destroyer = new Destroyer(site(bundle));
    Destroyer.Teardown going = destroyer.propose(new Diagnostics()).orElseThrow();
    return destroyer.carryOut(going, Terms.usual(false), waiter(), new Diagnostics());
  }

  private Waiter waiter() {
    return new Waiter(
        workspace.rest(), event -> {}, () -> Instant.EPOCH, pause -> {}, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

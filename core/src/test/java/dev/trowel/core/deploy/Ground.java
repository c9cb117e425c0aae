package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.event.Event;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.select.Selecting;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.interpolate.Lookup;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A bundle in a folder and a local workspace to deploy it to.
final class Ground implements AutoCloseable {

  static final String ROOT = "/Workspace/Users/ana@example.com/.bundle/b/default";
  private static final String USER = "ana@example.com";

  private final Path root;
  private final EmulatorServer server;
  private final Workspace open;
  private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final Diagnostics warnings = new Diagnostics();
  private UnaryOperator<RestClient> wrap = rest -> rest;
  private volatile Function<Request, Optional<Fault>> faults = _ -> Optional.empty();
  private UnaryOperator<Workspace> through = workspace -> workspace;
  private UnaryOperator<WorkspaceFiles> wrapFiles = files -> files;

  Ground(Path root) throws IOException {
    this.root = root;
    this.server =
        EmulatorServer.start(
            EmulatorConfig.inMemory(USER)
                .observer(exchanges::add)
                .faults(request -> faults.apply(request)));
    Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
    this.open = new Workspaces(around).local(server.uri());
  }

  Ground file(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  Ground bundle(String yaml) throws IOException {
    return file("databricks.yml", yaml.getBytes(UTF_8));
  }

  /// Lets some requests go wrong.
  void failing(Function<Request, Optional<Fault>> which) {
    faults = which;
  }

  /// Deploys everything on `terms`, whatever comes of it.
  Deployed attempt(Terms terms) {
    Site site = site();
    Deployer deployer = new Deployer(site);
    Proposal proposal = deployer.propose(warnings, events::add);
    return deployer.carryOut(proposal, terms, waiter(site), warnings);
  }

  /// Lets `wrap` answer some requests in the place of the workspace.
  void answering(UnaryOperator<RestClient> other) {
    wrap = other;
  }

  /// Lets all that is done in the workspace go through `other`.
  void through(UnaryOperator<Workspace> other) {
    through = other;
  }

  /// Lets `wrap` deal with files in the place of the workspace.
  void filing(UnaryOperator<WorkspaceFiles> other) {
    wrapFiles = other;
  }

  Workspace workspace() {
    return through.apply(
        new Workspace(
            open.host(),
            open.workspaceId(),
            open.user(),
            wrap.apply(open.rest()),
            wrapFiles.apply(open.files())));
  }

  Site site() {
    Workspace workspace = workspace();
    Selected selected = BundleReader.select(root, Options.none());
    Diagnostics diagnostics = new Diagnostics();
    Facts facts =
        new Facts(
            Optional.of(new CurrentUser(USER, workspace.user().id(), "", List.of())),
            GitFacts.none(),
            Optional.of(server.uri().toString()),
            Lookup.offline());
    Bundle bundle = BundleReader.read(selected, Inputs.none(), facts, diagnostics);
    diagnostics.stopOnErrors();
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

  /// `site` with another bundle.
  static Site with(Site site, Bundle bundle) {
    return new Site(
        bundle,
        site.git(),
        site.workspace(),
        site.folder(),
        site.gitCeiling(),
        site.clock(),
        site.author(),
        site.settle());
  }

  /// Deploys a part of the bundle.
  Deployed deployOnly(String... select) {
    return deploy(new Selecting(List.of(select), List.of(), false), new Diagnostics());
  }

  Proposal propose() {
    return new Deployer(site()).propose(new Diagnostics(), events::add);
  }

  Deployed deploy() {
    return deploy(Selecting.ALL, warnings);
  }

  Deployed deploy(Selecting selecting, Diagnostics warnings) {
    Deployed deployed = deployAnyhow(selecting, warnings);
    assertThat(deployed.outcome().failed()).isEmpty();
    assertThat(deployed.outcome().troubles()).isEmpty();
    return deployed;
  }

  /// The same, also where something fails.
  Deployed deployAnyhow() {
    return deployAnyhow(Selecting.ALL, warnings);
  }

  Deployed deployAnyhow(Selecting selecting, Diagnostics warnings) {
    Site site = site();
    Deployer deployer = new Deployer(site, Hooks.NONE, selecting);
    Terms terms = Terms.usual(false);
    Proposal proposal = deployer.propose(terms, waiter(site), warnings, events::add, _ -> false);
    return deployer.carryOut(proposal, terms, waiter(site), warnings);
  }

  void destroy() {
    Site site = site();
    Destroyer destroyer = Destroyer.careful(site);
    destroyer.awaitTurn(Terms.usual(false), waiter(site));
    Destroyer.Teardown going = destroyer.propose(warnings).orElseThrow();
    assertThat(destroyer.carryOut(going, Terms.usual(false), waiter(site), warnings).isComplete())
        .isTrue();
  }

  /// As when the lock of the dead has run out.
  void giveTurnBack() {
    WorkspaceFiles files = workspace().files();
    files.delete(ROOT + "/state/deploy.lock", false);
    String own = ROOT + "/state/trowel";
    files.list(own).stream()
        .map(Listed::name)
        .filter(name -> name.startsWith("lease-"))
        .forEach(name -> files.delete(own + "/" + name, false));
  }

  /// Deploys until the cut; says whether it came to that.
  ///
  /// @param request the number of the changing request at which it ends, from 1
  /// @param carriedOut whether the workspace still carries that out
  boolean deployUntil(int request, boolean carriedOut) {
    return until(new Cut(request, carriedOut), this::deploy);
  }

  /// Does `work` until the cut; says whether it came to that.
  boolean until(Cut cut, Runnable work) {
    through(cut::over);
    try {
      work.run();
    } catch (Cut.Killed killed) {
      // As it is to be.
    } finally {
      through(workspace -> workspace);
    }
    return cut.isDead();
  }

  Waiter waiter(Site site) {
    return new Waiter(
        site.workspace().rest(), events::add, () -> Instant.EPOCH, pause -> {}, Optional.empty());
  }

  /// What was said while deploying and destroying.
  List<String> warnings() {
    return warnings.list().stream().map(Diagnostic::code).toList();
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /// What changed something since the last time this was asked, without state and folders.
  List<String> changes() {
    List<String> lines =
        exchanges.stream()
            .filter(Exchange::isChange)
            .map(each -> each.line() + (each.line().contains("/delete") ? " " + each.body() : ""))
            .map(line -> line.replace("%2F", "/").replace("%40", "@"))
            .map(line -> line.replace(ROOT.substring(1), "R"))
            .filter(line -> !line.contains("R/state/") && !line.contains("/mkdirs"))
            .toList();
    exchanges.clear();
    return lines;
  }

  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

package dev.trowel.core.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.model.Trial.Sites;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.interpolate.Lookup;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A bundle with one model, named `fare_staging` and `fare_prod` in its two targets, and a local
/// workspace for it.
final class ModelGround implements AutoCloseable {
  static final String KEY = "fare";
  private static final String USER = "ana@example.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final EmulatorServer server;
  private final boolean isUnity;
  private final String suffix;
  private UnaryOperator<RestClient> under = rest -> rest;

  private ModelGround(Path root, boolean isUnity, String suffix) throws IOException {
    this.root = root;
    this.isUnity = isUnity;
    this.suffix = suffix;
    this.server = EmulatorServer.start(EmulatorConfig.inMemory(USER));
    bundle("");
  }

  /// One whose model is in Unity Catalog.
  static ModelGround unity(Path root) throws IOException {
    return new ModelGround(root, true, "");
  }

  /// One whose model is in the workspace's registry.
  ///
  /// @param suffix tells its names from those of other tests in one registry
  static ModelGround staged(Path root, String suffix) throws IOException {
    return new ModelGround(root, false, suffix);
  }

  /// Lets the bundle declare gates.
  void bundle(String gates) throws IOException {
    String model =
        isUnity
            ? "registered_models: {fare: {name: \"fare_${bundle.target}\", catalog_name: main,"
                + " schema_name: default}}"
            : "models: {fare: {name: \"fare_${bundle.target}%s\"}}"
                .formatted(suffix.replace("\"", "\\\""));
    String text =
        """
        bundle: {name: b}
        trowel: {gates: {%s}}
        resources: {%s, jobs: {check: {name: check}}}
        targets: {staging: {default: true}, prod: {}}
        """
            .formatted(gates, model);
    Files.writeString(root.resolve("databricks.yml"), text.replace("trowel: {gates: {}}\n", ""));
  }

  /// Lets another registry answer where it can.
  void over(UnaryOperator<RestClient> other) {
    under = other;
  }

  private Workspace workspace() {
    Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
    Workspace open = new Workspaces(around).local(server.uri());
    return new Workspace(
        open.host(), open.workspaceId(), open.user(), under.apply(open.rest()), open.files());
  }

  Site site(String target) {
    Workspace workspace = workspace();
    Selected selected = BundleReader.select(root, new Options(target, Map.of()));
    Diagnostics diagnostics = new Diagnostics();
    Facts facts =
        new Facts(
            Optional.of(
                new CurrentUser(USER, workspace.user().id(), "", workspace.user().groups())),
            GitFacts.none(),
            Optional.of(server.uri().toString()),
            Lookup.offline());
    Bundle bundle = BundleReader.read(selected, Inputs.none(), facts, diagnostics);
    diagnostics.stopOnErrors();
    return new Site(
        bundle,
        GitFacts.none(),
        workspace,
        LocalFolder.of(root, target, Optional.empty()),
        Optional.of(root),
        Clock.systemUTC(),
        Author.named(USER),
        Site.USUAL);
  }

  /// The same site, whose workspace is `other`.
  static Site in(Site site, Workspace other) {
    return new Site(
        site.bundle(),
        site.git(),
        other,
        site.folder(),
        site.gitCeiling(),
        site.clock(),
        site.author(),
        site.settle());
  }

  Registered model(String target) {
    return Registered.of(site(target), KEY);
  }

  /// Makes the models of both targets.
  void makeModels() {
    for (String target : List.of("staging", "prod")) {
      String name = model(target).name();
      if (isUnity) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        send(
            "POST",
            "/api/2.1/unity-catalog/models",
            "{'name': '%s', 'catalog_name': 'main', 'schema_name': 'default'}".formatted(last));
      } else {
        send(
            "POST",
            "/api/2.0/mlflow/registered-models/create",
            "{'name': '%s'}".formatted(said(name)));
      }
    }
  }

  /// A name in the JSON of [#send].
  private static String said(String name) {
    return name.replace("'", "\\u0027").replace("\"", "\\u0022");
  }

  /// Registers a version in staging.
  ///
  /// @param runId the run that made it, or `""`
  long register(String runId) {
    String path = (isUnity ? "unity-catalog/" : "") + "model-versions/create";
    String body =
        "{'name': '%s', 'source': 's3://models/a', 'run_id': '%s'}"
            .formatted(said(model("staging").name()), runId);
    return send("POST", "/api/2.0/mlflow/" + path, body)
        .path("model_version")
        .path("version")
        .asLong();
  }

  /// Makes a run with a metric in an experiment.
  String run(String experiment, String metric, double value) {
    String id =
        send(
                "POST",
                "/api/2.0/mlflow/runs/create",
                "{'experiment_id': '%s', 'start_time': 1}".formatted(experiment))
            .at("/run/info/run_id")
            .asText();
    send(
        "POST",
        "/api/2.0/mlflow/runs/log-batch",
        "{'run_id': '%s', 'metrics': [{'key': '%s', 'value': %s, 'timestamp': 1, 'step': 0}],"
                .formatted(id, metric, value)
            + " 'params': [{'key': 'depth', 'value': '3'}]}");
    return id;
  }

  /// Sends something as somebody else would, JSON in single quotes.
  JsonNode send(String verb, String path, String body) {
    Answer answer = workspace().rest().send(Call.of(verb, path, read(body)));
    assertThat(answer).as(path).isInstanceOf(Answer.Ok.class);
    return ((Answer.Ok) answer).body();
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"').getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Promoter promoter() {
    return new Promoter(new Sites(site("staging"), site("prod"), Optional.empty()));
  }

  Wish wish(Label label, Optional<Long> version) {
    return new Wish(
        KEY,
        version.map(Pick.Which.Number::new),
        label,
        GateSettings.of(site("prod").bundle().tree()));
  }

  Proposed propose(Label label, long version) {
    return promoter().propose(wish(label, Optional.of(version)), new Diagnostics());
  }

  Move promote(Label label, long version) {
    return carryOut(promoter(), propose(label, version), site("prod"));
  }

  static Move carryOut(Promoter promoter, Proposed proposed, Site destination) {
    // Whoever was killed a moment ago may still hold the turn.
    return promoter.carryOut(proposed, means(destination), Terms.usual(true), new Diagnostics());
  }

  static Promoter.Means means(Site destination) {
    Waiter waiter =
        new Waiter(
            destination.workspace().rest(),
            _ -> {},
            () -> Instant.EPOCH,
            _ -> {},
            Optional.empty());
    return new Promoter.Means(
        Optional.empty(), new RunClient(destination.workspace(), waiter), _ -> {});
  }

  Move rollback(Label label) {
    Relabelling back = new Relabelling(site("prod"));
    return back.carryOut(
        back.back(KEY, label, new Diagnostics()), Terms.usual(true), new Diagnostics());
  }

  Moves moves() {
    return MovesFile.of(site("prod")).read(new Diagnostics());
  }

  Optional<Long> holder(Label label) {
    return model("prod").model().holder(label);
  }

  List<Version> versions(String target) {
    Registered model = model(target);
    return model.registry().versions(model.name());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

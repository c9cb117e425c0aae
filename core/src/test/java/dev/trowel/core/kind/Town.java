package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.ScriptedRest;
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
import dev.trowel.schema.interpolate.Lookup;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole bundle, a local workspace, and the changing requests that went there.
final class Town implements AutoCloseable {

  static final String USER = "jane@example.com";

  private final Path root;
  private final LocalFolder folder;
  private final EmulatorServer server;
  private final RestClient rest;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private Map<String, String> variables = Map.of();
  private State state = State.none();

  Town(Path root) throws IOException {
    this.root = root;
    this.folder = LocalFolder.of(root, "default", Optional.empty());
    this.server = EmulatorServer.start(EmulatorConfig.inMemory(USER));
    Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
    RestClient local = new Workspaces(around).local(server.uri()).rest();
    this.rest =
        call -> {
          if (!call.verb().equals("GET")) {
            sent.add(ScriptedRest.text(call) + (call.body() == null ? "" : " " + call.body()));
          }
          return local.send(call);
        };
  }

  /// Gives the variables of the bundle their values.
  Town with(Map<String, String> values) {
    variables = values;
    return this;
  }

  /// Deploys these resources, written in YAML, and gives the changing requests.
  List<String> deploy(String resources) throws IOException {
    sent.clear();
    Plan plan = plan(resources);
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Waiter waiter = new Waiter(rest, _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
      Outcome outcome = new Applier(journal, waiter).apply(plan);
      state = journal.finish();
      assertThat(outcome.failed()).isEmpty();
    }
    return List.copyOf(sent);
  }

  /// The actions of a plan that do something, by key without `resources.`.
  List<String> changes(String resources) throws IOException {
    return plan(resources).changes().stream()
        .map(line -> line.change().action() + " " + line.key())
        .toList();
  }

  /// A plan as it is written to a file.
  String planFile(String resources) throws IOException {
    return PlanJson.write(plan(resources)).toString();
  }

  /// What was recorded of all resources.
  String recorded() {
    return state.resources().toString();
  }

  /// Does something behind the tool's back.
  JsonNode outside(String verb, String path, String yaml) {
    Answer answer = rest.send(Call.of(verb, path, ScriptedRest.tree(yaml)));
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    return ((Answer.Ok) answer).body();
  }

  JsonNode get(String path) {
    String[] parts = path.split("\\?scope=", 2);
    Call call = Call.get(parts[0]);
    Answer answer = rest.send(parts.length == 1 ? call : call.query("scope", parts[1]));
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    return ((Answer.Ok) answer).body();
  }

  private Plan plan(String resources) throws IOException {
    StringBuilder text = new StringBuilder("bundle: {name: b}\nvariables:\n  none: {default: x}\n");
    variables.keySet().forEach(name -> text.append("  ").append(name).append(": {}\n"));
    text.append("resources:\n").append(resources.indent(2));
    Files.writeString(root.resolve("databricks.yml"), text);
    return new Planner(Kinds::of, rest).plan(Nodes.of(bundle(), Kinds::of), state);
  }

  private Bundle bundle() {
    Diagnostics diagnostics = new Diagnostics();
    CurrentUser user = new CurrentUser(USER, "7", "", List.of());
    Bundle bundle =
        BundleReader.read(
            BundleReader.select(root, new Options(null, Map.of())),
            Inputs.of(variables),
            new Facts(Optional.of(user), GitFacts.none(), Optional.empty(), Lookup.offline()),
            diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    return bundle;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

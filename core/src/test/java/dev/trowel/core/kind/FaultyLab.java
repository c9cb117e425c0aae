package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One resource in a local workspace where requests may go wrong.
final class FaultyLab implements AutoCloseable {

  static final String HOME = "/Workspace/Users/jane@example.com";

  private final ResourceKind kind;
  private final ResourceKey key;
  private final LocalFolder folder;
  private final EmulatorServer server;
  private final RestClient rest;
  private volatile String faulty = "";
  private volatile Fault fault = new Fault.DropBefore();
  private State state = State.none();

  FaultyLab(ResourceKind kind, Path folder) throws IOException {
    this.kind = kind;
    this.key = ResourceKey.of(kind.name(), "it");
    this.folder = LocalFolder.of(folder, "dev", Optional.empty());
    this.server =
        EmulatorServer.start(EmulatorConfig.inMemory("jane@example.com").faults(this::fault));
    Surroundings around = new Surroundings("0", Map.of(), folder, Time.SYSTEM, RequestLog.NONE);
    this.rest = new Workspaces(around).local(server.uri()).rest();
  }

  private Optional<Fault> fault(Request request) {
    String line = request.verb() + " " + request.path();
    return line.matches(faulty) ? Optional.of(fault) : Optional.empty();
  }

  /// From now on this goes wrong with requests whose `VERB /path` matches.
  void fails(String request, Fault how) {
    fault = how;
    faulty = request;
  }

  void works() {
    faulty = "";
  }

  Outcome deploy(ObjectNode settings) {
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Waiter waiter = new Waiter(rest, _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
      Outcome outcome = new Applier(journal, waiter).apply(plan(settings));
      state = journal.finish();
      return outcome;
    }
  }

  Plan plan(ObjectNode settings) {
    Node node = Nodes.itself(key, kind, settings, Span.of("databricks.yml"));
    return new Planner(Kinds::of, rest).plan(new TreeMap<>(Map.of(key, node)), state);
  }

  ResourceKey key() {
    return key;
  }

  State state() {
    return state;
  }

  RestClient rest() {
    return rest;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One resource of one kind, a local workspace for it alone, and what was recorded of it.
final class Lab implements AutoCloseable {

  private final KindCase kindCase;
  private final ResourceKey key;
  private final LocalFolder folder;
  private final EmulatorServer server;
  private final RestClient rest;
  private State state = State.none();

  Lab(KindCase kindCase, Path folder) throws IOException {
    this.kindCase = kindCase;
    this.key = ResourceKey.of(kindCase.kind().name(), "it");
    this.folder = LocalFolder.of(folder, "dev", Optional.empty());
    this.server = EmulatorServer.start(EmulatorConfig.inMemory("jane@example.com"));
    Surroundings around = new Surroundings("0", Map.of(), folder, Time.SYSTEM, RequestLog.NONE);
    this.rest = new Workspaces(around).local(server.uri()).rest();
    kindCase.file().path("needs").forEach(this::need);
  }

  private void need(JsonNode request) {
    String[] line = request.path("call").asText().split(" ", 2);
    Answer answer = rest.send(Call.of(line[0], line[1], request.path("body")));
    assertThat(answer).as(line[1]).isInstanceOf(Answer.Ok.class);
  }

  /// What a deployment of these settings would do.
  Change change(ObjectNode settings) {
    return requireNonNull(plan(Optional.of(settings)).lines().get(key)).change();
  }

  /// Deploys these settings, or with none destroys, and expects that to work.
  void deploy(Optional<ObjectNode> settings) {
    Plan plan = plan(settings);
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Waiter waiter =
          new Waiter(rest, event -> {}, () -> Instant.EPOCH, pause -> {}, Optional.empty());
      Outcome outcome = new Applier(journal, waiter).apply(plan);
      state = journal.finish();
      assertThat(outcome.failed()).isEmpty();
    }
  }

  /// Deletes the object behind the tool's back.
  void deleteOutside() {
    JsonNode recorded = recorded().settings();
    Call call = kindCase.operations().delete(id(), (ObjectNode) recorded).orElseThrow();
    Answer answer = rest.send(call);
    for (int tries = 0; tries < 5 && isBusy(answer); tries++) {
      answer = rest.send(call);
    }
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    boolean slow = !kindCase.operations().around().goneWithin().isZero();
    for (int looks = 0; slow && looks < 10 && isThere(id()); looks++) {}
  }

  private boolean isBusy(Answer answer) {
    return answer instanceof Answer.Refused refused && kindCase.operations().isBusy(refused);
  }

  String id() {
    return recorded().id();
  }

  private Recorded recorded() {
    return requireNonNull(state.resources().get(key));
  }

  /// Whether the workspace, not the record, has an object with this id.
  boolean isThere(String id) {
    return kindCase.operations().read(rest, id) instanceof Answer.Ok;
  }

  private Plan plan(Optional<ObjectNode> settings) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    settings.ifPresent(
        wanted -> nodes.put(key, Nodes.itself(key, kindCase.kind(), wanted, Span.of("case"))));
    return new Planner(Kinds::of, rest).plan(nodes, state);
  }

  /// The actions of a plan in the words of the case files.
  static String word(Change change) {
    return switch (change) {
      case Change.Keep _ -> "nothing";
      case Change.Create _ -> "create";
      case Change.Update _ -> "update";
      case Change.Resize _ -> "resize";
      case Change.Rename _ -> "rename";
      case Change.Replace _ -> "replace";
      case Change.Delete _, Change.Forget _ -> "delete";
    };
  }

  static List<KindCase> cases() {
    return KindCase.all();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

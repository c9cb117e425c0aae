package dev.trowel.core.kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.plan.RecordedNodes;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.LocalState;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One resource of one kind, a local workspace for it alone, and what was recorded of it.
final class Lab implements AutoCloseable {

  private final KindCase kindCase;
  private final ResourceKey key;
  private final LocalFolder folder;
  private final EmulatorServer server;
  private final RestClient rest;
  private final AtomicReference<Function<Request, Optional<Fault>>> faults =
      new AtomicReference<>(request -> Optional.empty());
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final Needs needs;
  private final SortedMap<ResourceKey, Node> beside = new TreeMap<>();
  private State state = State.none();

  Lab(KindCase kindCase, Path folder) throws IOException {
    this(kindCase, folder, answers -> answers);
  }

  /// @param manners how the workspace answers
  Lab(KindCase kindCase, Path folder, UnaryOperator<RestClient> manners) throws IOException {
    this.kindCase = kindCase;
    this.key = ResourceKey.of(kindCase.kind().name(), "it");
    this.folder = LocalFolder.of(folder, "dev", Optional.empty());
    this.server =
        EmulatorServer.start(
            EmulatorConfig.inMemory("jane@example.com")
                .observer(exchanges::add)
                .faults(request -> requireNonNull(faults.get()).apply(request)));
    Surroundings around = new Surroundings("0", Map.of(), folder, Time.SYSTEM, RequestLog.NONE);
    this.rest = manners.apply(new Workspaces(around).local(server.uri()).rest());
    this.needs = Needs.meet(kindCase, rest);
    exchanges.clear();
  }

  /// The settings with what was learned of the objects they need.
  ObjectNode filled(ObjectNode settings) {
    return (ObjectNode) needs.filled(settings);
  }

  JsonNode filled(JsonNode node) {
    return needs.filled(node);
  }

  /// What a deployment of these settings would do.
  Change change(ObjectNode settings) {
    return line(settings).change();
  }

  /// All that a plan says of it.
  Planned line(ObjectNode settings) {
    return plan(Optional.of(settings)).line(key);
  }

  /// The fields that are not as the last deployment left them.
  List<String> drift() {
    Plan plan =
        new Planner(Kinds::of, rest).plan(RecordedNodes.of(state, Map.of(), Kinds::of), state);
    return plan.lines().values().stream()
        .flatMap(line -> line.differences().stream())
        .filter(Difference::isDrift)
        .map(difference -> difference.path().toString())
        .toList();
  }

  /// Deploys these settings, or with none destroys, and expects that to work.
  void deploy(Optional<ObjectNode> settings) {
    assertThat(tryDeploy(settings).failed()).isEmpty();
  }

  /// All that a plan says of a part of the smallest object.
  Planned line(Part part, ArrayNode declared) {
    return plan(withPart(part, declared)).line(key.with(part));
  }

  /// Deploys the smallest object with a part, and expects that to work.
  void deploy(Part part, ArrayNode declared) {
    assertThat(apply(plan(withPart(part, declared))).failed()).isEmpty();
  }

  private SortedMap<ResourceKey, Node> withPart(Part part, ArrayNode declared) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    nodes.put(key, node(filled(kindCase.settings())));
    nodes.put(key.with(part), Parts.node(key, part, declared));
    return nodes;
  }

  /// Deploys these settings, or with none destroys.
  Outcome tryDeploy(Optional<ObjectNode> settings) {
    return apply(plan(settings));
  }

  private Outcome apply(Plan plan) {
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Outcome outcome = new Applier(journal, waiter(rest)).apply(plan);
      state = journal.finish();
      return outcome;
    }
  }

  /// Deploys these settings with a tool that is killed as soon as it heard that the object is made,
  /// and that finds, when it is started again, what it left behind.
  void deployKilledAfterCreate(ObjectNode settings) {
    Call create = kindCase.operations().create(filled(settings));
    AtomicBoolean killed = new AtomicBoolean();
    RestClient mortal =
        call -> {
          if (killed.get()) {
            throw new IllegalStateException("killed");
          }
          Answer answer = rest.send(call);
          killed.set(isSame(call, create) && answer instanceof Answer.Ok);
          return answer;
        };
    Plan plan = plan(Optional.of(settings));
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      new Applier(journal, waiter(mortal)).apply(plan);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    state = new LocalState(folder).read(new Diagnostics());
  }

  private static boolean isSame(Call a, Call b) {
    return a.verb().equals(b.verb()) && a.path().equals(b.path());
  }

  private static Waiter waiter(RestClient rest) {
    return new Waiter(rest, event -> {}, () -> Instant.EPOCH, pause -> {}, Optional.empty());
  }

  /// The state as other tools find it.
  String file() {
    return new String(StateCodec.write(state), UTF_8);
  }

  /// Goes on from what another tool left: its state, and the journal of a deployment that was
  /// killed; empty for none.
  void found(String file, String journal) {
    if (!file.isEmpty()) {
      folder.write("resources.json", file.getBytes(UTF_8));
    }
    if (!journal.isEmpty()) {
      folder.write("resources.json.wal", journal.getBytes(UTF_8));
    }
    state = new LocalState(folder).read(new Diagnostics());
  }

  /// Sends the requests that bring the object from what is recorded to `settings`, as another tool
  /// does, and tells no one.
  void changeOutside(ObjectNode settings, KindCase.Change change) {
    Operations operations = kindCase.operations();
    for (Call call : operations.update(id(), filled(settings), Set.of(change.path()), live())) {
      Answer answer = rest.send(call);
      assertThat(answer).as("%s", call).isInstanceOf(Answer.Ok.class);
      settle(operations, (Answer.Ok) answer);
      operations.read(rest, id());
    }
  }

  /// Work that goes on after an answer is over when it was asked about a few times.
  private void settle(Operations operations, Answer.Ok answer) {
    Optional<Call> progress = operations.around().work().tracker().of(id(), answer.body());
    for (int looks = 0; looks < 5; looks++) {
      progress.ifPresent(rest::send);
    }
  }

  private JsonNode live() {
    return ((Answer.Ok) kindCase.operations().read(rest, id())).body();
  }

  /// Forgets all that was recorded but the ids, as when another engine had deployed it.
  void adopt() {
    SortedMap<ResourceKey, Recorded> ids = new TreeMap<>();
    state.resources().forEach((k, known) -> ids.put(k, Recorded.unknown(known.id(), List.of())));
    state = new State(state.lineage(), state.serial(), "", ids);
  }

  /// Deletes the object behind the tool's back.
  void deleteOutside() {
    Call deletion = deletion();
    Answer answer = rest.send(deletion);
    for (int tries = 0; tries < 5 && isBusy(answer); tries++) {
      answer = rest.send(deletion);
    }
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    boolean slow = !kindCase.operations().around().goneWithin().isZero();
    for (int looks = 0; slow && looks < 10 && isThere(id()); looks++) {}
  }

  private boolean isBusy(Answer answer) {
    return answer instanceof Answer.Refused refused && kindCase.operations().isBusy(refused);
  }

  /// Makes an object behind the tool's back and gives its id. One that is still being deleted may
  /// keep the name for a while.
  String createOutside(ObjectNode settings) {
    Call create = kindCase.operations().create(filled(settings));
    Answer answer = rest.send(create);
    for (int tries = 0; tries < 20 && !(answer instanceof Answer.Ok); tries++) {
      kindCase.operations().read(rest, id());
      answer = rest.send(create);
    }
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    String id = kindCase.operations().id(filled(settings), ((Answer.Ok) answer).body());
    for (int looks = 0; looks < 3; looks++) {
      kindCase.operations().read(rest, id);
    }
    return id;
  }

  private Call deletion() {
    ObjectNode recorded = (ObjectNode) recorded().settings();
    return kindCase.operations().delete(id(), recorded).orElseThrow();
  }

  /// From now on the workspace refuses to delete the object.
  void forbidDeleting() {
    Call deletion = deletion();
    Fault forbidden = Fault.Answer.of(403, "PERMISSION_DENIED", "not yours", -1);
    faults.set(request -> isFor(request, deletion) ? Optional.of(forbidden) : Optional.empty());
  }

  /// From now on nobody hears the answer when an object is made.
  void loseAnswersToCreate(ObjectNode settings) {
    Call create = kindCase.operations().create(filled(settings));
    Fault lost = new Fault.DropAfter();
    faults.set(request -> isFor(request, create) ? Optional.of(lost) : Optional.empty());
  }

  /// From now on nothing goes wrong any more.
  void heal() {
    faults.set(request -> Optional.empty());
  }

  private static boolean isFor(Request request, Call call) {
    return request.verb().equals(call.verb()) && request.path().equals(call.path());
  }

  /// How many objects the workspace made, also where nobody heard of it.
  long made(ObjectNode settings) {
    Call create = kindCase.operations().create(filled(settings));
    Stream<Exchange> made =
        exchanges.stream()
            .filter(each -> isFor(each.request(), create))
            .filter(each -> each.status() == 0 || each.status() / 100 == 2);
    boolean repeatable = kindCase.operations().around().repeatable();
    return repeatable ? made.map(Exchange::body).distinct().count() : made.count();
  }

  /// What the kind finds in the workspace that some earlier run may have made.
  List<String> candidates(ObjectNode settings) {
    return kindCase.operations().search(rest, filled(settings)).ids();
  }

  String id() {
    return recorded().id();
  }

  /// What is recorded of the resource.
  Recorded recorded() {
    return requireNonNull(state.resources().get(key));
  }

  /// Whether anything is recorded of it.
  boolean isRecorded() {
    return state.resources().containsKey(key);
  }

  /// Whether the workspace, not the record, has an object with this id.
  boolean isThere(String id) {
    return kindCase.operations().read(rest, id) instanceof Answer.Ok;
  }

  /// From now on the bundle has these nodes beside the resource.
  void attach(SortedMap<ResourceKey, Node> nodes) {
    beside.clear();
    beside.putAll(nodes);
  }

  /// Sends `VERB /path` behind the tool's back, and gives the answer.
  JsonNode outside(String line, JsonNode body) {
    Answer answer = rest.send(Needs.call(line, body));
    assertThat(answer).as(line).isInstanceOf(Answer.Ok.class);
    settle(kindCase.operations(), (Answer.Ok) answer);
    return ((Answer.Ok) answer).body();
  }

  /// The changing requests that the workspace has carried out since it was last asked.
  List<Exchange> changes() {
    List<Exchange> changes =
        exchanges.stream().filter(each -> each.isChange() && each.status() / 100 == 2).toList();
    exchanges.clear();
    return changes;
  }

  /// What a deployment of these settings, or with none a destruction, would do.
  Plan plan(Optional<ObjectNode> settings) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    settings.ifPresent(wanted -> {
      nodes.put(key, node(filled(wanted)));
      nodes.putAll(beside);
    });
    return plan(nodes);
  }

  private Plan plan(SortedMap<ResourceKey, Node> nodes) {
    return new Planner(Kinds::of, rest).plan(nodes, state);
  }

  private Node node(ObjectNode wanted) {
    ObjectNode settings = kindCase.operations().wanted(wanted);
    return Nodes.itself(key, kindCase.kind(), settings, Span.of("case"));
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

package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a declaration may say beside its requests, with a kind made for the purpose.
final class AroundTest {

  private static final ResourceKey KEY = ResourceKey.of("gadgets", "g");
  private static final String CREATE = "POST /gadgets";
  private static final String READ = "GET /gadgets/g";
  private static final String DELETE = "DELETE /gadgets/g";
  private static final Answer MISSING = refused(404, "NOT_FOUND", "no such gadget");

  @TempDir Path root;
  private final ScriptedRest rest = ScriptedRest.agreeing();
  private State state = State.none();

  @Test
  void whatTheWorkspaceGaveIsRecordedAndComparedWithWhatIsLive() {
    ResourceKind kind = kind(gadget -> gadget.observed("etag"));
    rest.on(CREATE, ok("{name: g, etag: one}"))
        .on(READ, ok("{name: g, etag: one}"), ok("{name: g, etag: two}"));

    deploy(kind, true);

    assertThat(settings().path("etag").asText()).isEqualTo("one");
    assertThat(rest.changes()).containsExactly("POST /gadgets {\"name\":\"g\"}");
    assertThat(change(kind)).isInstanceOf(Change.Keep.class);
    assertThat(change(kind)).isInstanceOf(Change.Update.class);
  }

  @Test
  void theNewValueOfAnUpdateTakesThePlaceOfTheOld() {
    ResourceKind kind = kind(gadget -> gadget.observed("etag"));
    rest.on(CREATE, ok("{name: g, etag: one}"))
        .on(READ, ok("{name: g, size: 2, etag: one}"))
        .on("PATCH /gadgets/g", ok("{etag: two}"));
    deploy(kind, true);

    deploy(kind, true);

    assertThat(settings().path("etag").asText()).isEqualTo("two");
  }

  @Test
  void whatNoAnswerToldIsReadOnce() {
    ResourceKind kind = kind(gadget -> gadget.observed("etag"));
    rest.on(READ, ok("{name: g, etag: seen}"));

    deploy(kind, true);

    assertThat(settings().path("etag").asText()).isEqualTo("seen");
    assertThat(rest.sent()).containsExactly(CREATE, READ);
  }

  @Test
  void anObjectThatCannotBeCompletedIsDeletedAgain() {
    ResourceKind kind = kind(gadget -> gadget.followed(AroundTest::publish));
    rest.on("POST /gadgets/g/published", refused(400, "BAD", "no"));

    Outcome outcome = deploy(kind, true);

    assertThat(outcome.failed()).containsOnlyKeys(KEY);
    assertThat(rest.sent()).containsExactly(CREATE, "POST /gadgets/g/published", DELETE);
    assertThat(state.resources()).isEmpty();
  }

  @Test
  void anObjectThatOnlyCannotBeStartedStays() {
    ResourceKind kind = kind(gadget -> gadget.started(AroundTest::publish));
    rest.on("POST /gadgets/g/published", refused(400, "BAD", "no"));

    Outcome outcome = deploy(kind, true);

    assertThat(outcome.failed()).containsOnlyKeys(KEY);
    assertThat(state.resources()).containsOnlyKeys(KEY);
  }

  @Test
  void aRemedyIsTriedOnce() {
    ResourceKind kind =
        kind(gadget ->
            gadget.remedy((settings, refusal) -> Optional.of(Call.of("POST", "/mkdirs", null))));
    rest.on(CREATE, MISSING, ok("{}"));

    Outcome outcome = deploy(kind, true);

    assertThat(outcome.isComplete()).isTrue();
    assertThat(rest.sent()).containsExactly(CREATE, "POST /mkdirs", CREATE);
  }

  @Test
  void aNameThatIsStillTakenIsWaitedFor() {
    ResourceKind kind =
        kind(gadget -> gadget.occupied((api, settings, refusal) -> refusal.status() == 409));
    rest.on(CREATE, refused(409, "EXISTS", "x"), refused(409, "EXISTS", "x"), ok("{}"));

    assertThat(deploy(kind, true).isComplete()).isTrue();
    assertThat(rest.sent()).containsExactly(CREATE, CREATE, CREATE);
  }

  @Test
  void aNameThatStaysTakenFailsInTheEnd() {
    ResourceKind kind =
        kind(gadget -> gadget.occupied((api, settings, refusal) -> refusal.status() == 409));
    rest.on(CREATE, refused(409, "EXISTS", "x"));

    assertThat(deploy(kind, true).failed()).containsOnlyKeys(KEY);
    assertThat(state.resources()).isEmpty();
  }

  @Test
  void workThatGoesOnAfterTheAnswerIsWaitedFor() {
    ResourceKind kind = kind(gadget -> gadget.operation(AroundTest::operation));
    rest.on(CREATE, ok("{operation: o1}"))
        .on("GET /operations/o1", ok("{done: false}"), ok("{done: true}"));

    assertThat(deploy(kind, true).isComplete()).isTrue();
    assertThat(rest.sent()).containsExactly(CREATE, "GET /operations/o1", "GET /operations/o1");
  }

  @Test
  void workThatFailsAfterTheAnswerSaysWhy() {
    ResourceKind kind = kind(gadget -> gadget.operation(AroundTest::operation));
    rest.on(CREATE, ok("{operation: o1}"))
        .on("GET /operations/o1", ok("{done: true, error: {message: no capacity}}"));

    Outcome outcome = deploy(kind, true);

    assertThat(requireNonNull(outcome.failed().get(KEY)).summary()).endsWith("no capacity");
  }

  @Test
  void aDeleteIsOverWhenTheObjectCannotBeSeen() {
    ResourceKind kind = kind(gadget -> gadget.goneWithin(Duration.ofMinutes(1)));
    rest.on(READ, ok("{name: g}"), ok("{name: g}"), MISSING);
    deploy(kind, true);

    deploy(kind, false);

    assertThat(rest.sent()).containsExactly(CREATE, READ, DELETE, READ, READ);
    assertThat(state.resources()).isEmpty();
  }

  @Test
  void anObjectInUseIsEndedBeforeItIsDeleted() {
    ResourceKind kind = kind(gadget -> gadget.ending(AroundTest::cancel));
    rest.on(READ, ok("{name: g, active: true}"));
    deploy(kind, true);

    deploy(kind, false);

    assertThat(rest.sent()).containsExactly(CREATE, READ, "POST /gadgets/g/cancel", DELETE);
  }

  private static Optional<Call> cancel(JsonNode live) {
    return live.path("active").asBoolean()
        ? Optional.of(Call.of("POST", "/gadgets/g/cancel", null))
        : Optional.empty();
  }

  private static Optional<Call> operation(JsonNode answer) {
    return answer.has("operation")
        ? Optional.of(Call.get("/operations/" + answer.path("operation").asText()))
        : Optional.empty();
  }

  private static List<Call> publish(String id, ObjectNode settings) {
    return List.of(Call.of("POST", "/gadgets/" + id + "/published", null));
  }

  private static ResourceKind kind(UnaryOperator<KindBuilder> more) {
    KindBuilder gadget =
        new KindBuilder("gadgets", "gadget", Optional.empty())
            .create(CREATE)
            .id("name")
            .read("GET /gadgets/{id}")
            .update("PATCH /gadgets/{id}", Bodies.without("etag"))
            .delete("DELETE /gadgets/{id}");
    return more.apply(gadget).build();
  }

  private Outcome deploy(ResourceKind kind, boolean wanted) {
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Waiter waiter = new Waiter(rest, _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
      Outcome outcome = new Applier(journal, waiter).apply(plan(kind, wanted));
      state = journal.finish();
      return outcome;
    }
  }

  private Change change(ResourceKind kind) {
    return plan(kind, true).line(KEY).change();
  }

  private Plan plan(ResourceKind kind, boolean wanted) {
    ObjectNode settings = (ObjectNode) ScriptedRest.tree("{name: g}");
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    if (wanted) {
      nodes.put(KEY, Nodes.itself(KEY, kind, settings, Span.of("databricks.yml")));
    }
    return new Planner(key -> Optional.of(kind), rest).plan(nodes, state);
  }

  private JsonNode settings() {
    return requireNonNull(state.resources().get(KEY)).settings();
  }
}

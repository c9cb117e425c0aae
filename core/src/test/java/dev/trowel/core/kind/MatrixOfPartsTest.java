package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.MatrixExpected.Request;
import dev.trowel.core.plan.FieldTypes;
import dev.trowel.core.plan.Ignored;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of the matrix for permissions and grants, of every kind that has them.
final class MatrixOfPartsTest {

  private static final String ANN = "ann@example.com";
  private static final String USERS = "users";

  @TempDir Path folder;

  /// One cell.
  record Cell(KindCase kind, Part part, MatrixRow row) {
    ResourceKey key() {
      return ResourceKey.of(kind.kind().name(), "it").with(part);
    }

    MatrixAccess access() {
      return MatrixAccess.of(kind, part);
    }

    @Override
    public String toString() {
      return key() + ": " + row.word();
    }
  }

  static Stream<Cell> cells() {
    return KindCase.all().stream()
        .flatMap(kind ->
            Stream.of(Part.PERMISSIONS, Part.GRANTS)
                .filter(part ->
                    Kinds.of(ResourceKey.of(kind.kind().name(), "it").with(part)).isPresent())
                .flatMap(
                    part -> MatrixRow.OF_PARTS.stream().map(row -> new Cell(kind, part, row))));
  }

  static Stream<Cell> always() {
    return cells().filter(cell -> MatrixRow.ALWAYS_OF_PARTS.contains(cell.row()));
  }

  static Stream<Cell> rest() {
    return cells().filter(cell -> !MatrixRow.ALWAYS_OF_PARTS.contains(cell.row()));
  }

  @ParameterizedTest
  @MethodSource("always")
  void becomesWhatTheTableSays(Cell cell) throws IOException {
    play(cell);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("rest")
  void becomesWhatTheTableSaysInTheOtherRows(Cell cell) throws IOException {
    play(cell);
  }

  private void play(Cell cell) throws IOException {
    try (Lab lab = new Lab(cell.kind(), folder)) {
      new Play(cell, lab).run();
    } catch (AssertionError why) {
      throw new AssertionError(cell + ": " + why.getMessage(), why);
    }
  }

  /// One cell being played.
  private static final class Play {

    private final Cell cell;
    private final Lab lab;
    private final MatrixAccess access;
    private final SequencedMap<String, JsonNode> bundle = new LinkedHashMap<>();
    private SequencedMap<String, JsonNode> live = new LinkedHashMap<>();
    private List<JsonNode> choices = List.of();
    private String id = "";

    Play(Cell cell, Lab lab) {
      this.cell = cell;
      this.lab = lab;
      this.access = cell.access();
    }

    void run() {
      deployWithTwo();
      happen();
      MatrixExpected expected = expected();

      Plan plan = plan();
      Planned line = plan.line(cell.key());
      assertThat(MatrixTest.word(line.change())).isEqualTo(expected.verdict());
      assertThat(MatrixTest.origins(line)).isEqualTo(expected.fields());

      lab.changes();
      deploy();
      if (!cell.row().isDeleted()) {
        expected.assertSent(lab.changes(), node -> node);
      }
      assertThat(plan().isEmpty()).as("nothing to do afterwards").isTrue();
    }

    private void attach(JsonNode declared) {
      ResourceKey key = cell.key();
      ResourceKind kind = Kinds.of(key).orElseThrow();
      JsonNode form = ((Attached) kind.operations()).settings(key.owner(), declared);
      Settings settings = Settings.of((ObjectNode) form, new FieldTypes(Optional.empty()));
      String label = settings.references().getFirst().label();
      Dependency owner = new Dependency(key.owner().stateKey(), label);
      SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
      if (!declared.isEmpty()) {
        nodes.put(
            key, new Node(key, kind, settings, List.of(owner), Span.of("case"), Ignored.NOTHING));
      }
      lab.attach(nodes);
    }

    private Plan plan() {
      return lab.plan(Optional.of(cell.kind().settings()));
    }

    private void deploy() {
      attach(cell.row().isRemoved() ? Json.array() : access.declared(bundle));
      lab.deploy(Optional.of(cell.kind().settings()));
    }

    private void deployWithTwo() {
      access.ofOwner(cell.kind()).ifPresent(level -> bundle.put("jane@example.com", level));
      lab.deploy(Optional.of(cell.kind().settings()));
      attach(access.declared(new LinkedHashMap<>(Map.of(ANN, Json.of("x")))));
      id = plan().line(cell.key()).desired().orElseThrow().value().path("object_id").asText();
      choices = access.choices(cell.kind(), lab, id);
      bundle.put(ANN, choices.get(0));
      bundle.put(USERS, choices.get(0));
      attach(access.declared(bundle));
      lab.deploy(Optional.of(cell.kind().settings()));
      id = requireNonNull(plan().base().resources().get(cell.key())).id();
    }

    private void happen() {
      live = new LinkedHashMap<>(bundle);
      switch (cell.row().live()) {
        case "changed", "changed to the same" -> byHand(ANN, choices.get(1));
        case "changed to another" -> byHand(ANN, choices.size() > 2 ? choices.get(2) : null);
        case "changed in another field" -> byHand(USERS, choices.get(1));
        case "deleted" -> lab.deleteOutside();
        case "same" -> {}
        default -> throw new AssertionError("nobody knows how it is " + cell.row().live());
      }
      if (cell.row().isChanged()) {
        bundle.put(ANN, choices.get(1));
      }
      attach(cell.row().isRemoved() ? Json.array() : access.declared(bundle));
    }

    private void byHand(String who, @Nullable JsonNode what) {
      SequencedMap<String, JsonNode> before = new LinkedHashMap<>(live);
      if (what == null) {
        live.remove(who);
      } else {
        live.put(who, what);
      }
      for (Request request : access.requests(id, before, live)) {
        lab.outside(request.call(), requireNonNull(request.values().get("")));
      }
    }

    private MatrixExpected expected() {
      String ann = access.path(ANN);
      return switch (cell.row()) {
        case UPDATE -> update().field(ann, "BUNDLE");
        case HAND -> update().field(ann, "HAND");
        case AGREE -> MatrixExpected.nothing().field(ann, "AGREED");
        case BOTH -> both(ann);
        case TWO -> update().field(ann, "BUNDLE").field(access.path(USERS), "HAND");
        case GONE -> MatrixExpected.of("create");
        case REMOVED, REMOVED_HAND -> MatrixExpected.of("delete");
        default -> MatrixExpected.nothing();
      };
    }

    private MatrixExpected update() {
      return MatrixExpected.of("update").sending(access.requests(id, live, bundle));
    }

    /// Where there are only two levels, the other thing to do by hand is to take access away.
    private MatrixExpected both(String ann) {
      MatrixExpected expected = update().field(ann, "BOTH");
      String entry = ann.substring(0, ann.lastIndexOf('.'));
      return choices.size() > 2 ? expected : expected.field(entry, "BOTH");
    }
  }
}

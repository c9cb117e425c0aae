package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Trees;
import dev.trowel.schema.address.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/// What was just deployed needs nothing, however the workspace tells of it; one changed field is
/// one field in the plan. For every kind, with random settings, in a workspace with [RealAnswers].
final class NoPhantomsTest {

  private static final java.nio.file.Path TABLE =
      java.nio.file.Path.of("src/test/cases/phantoms/answers.yml");

  private final JsonNode table = read();

  @Property(seed = "4283", tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whatWasDeployedNeedsNothingAndAChangeIsOneField(@ForAll long seed) {
    everyKind(seed);
  }

  /// Always the same tries, so that a failure is due to a change; another seed here finds others.
  @Tag("full")
  @Property(
      seed = "4283",
      tries = 60,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void soItIsWithManySettings(@ForAll long seed) {
    everyKind(seed);
  }

  @Example
  void everyKindHasItsRow() {
    Set<String> rows = new TreeSet<>();
    table.fieldNames().forEachRemaining(rows::add);
    rows.remove("every kind");
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(Kinds.ALL.stream().map(ResourceKind::name).toList());
  }

  @Example
  void everyRowSaysWhereItIsKnownFrom() {
    for (JsonNode kind : table) {
      assertThat(kind.path("answers"))
          .isNotEmpty()
          .allMatch(row -> !row.path("source").asText().isEmpty());
    }
  }

  private void everyKind(long seed) {
    List<String> phantoms = new ArrayList<>();
    for (KindCase kind : KindCase.all()) {
      try {
        one(kind, new Random(seed ^ kind.kind().name().hashCode()));
      } catch (AssertionError | RuntimeException failed) {
        phantoms.add(kind + ": " + failed.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(phantoms).as("seed %d", seed).isEmpty();
  }

  private void one(KindCase kind, Random random) throws IOException {
    JsonNode row = table.path(kind.kind().name());
    List<JsonNode> habits = new ArrayList<>();
    table.path("every kind").path("answers").forEach(habits::add);
    row.path("answers").forEach(habits::add);
    AnySettings any = new AnySettings(kind, row, random);
    try (TempFolder folder = TempFolder.make();
        Lab lab = new Lab(kind, folder.path(), rest -> new RealAnswers(rest, habits, random))) {
      ObjectNode settings = any.settings();
      deploy(lab, settings);
      for (int edits = 0; edits < 3; edits++) {
        Optional<AnySettings.Edit> edit = any.edit(settings);
        if (edit.isEmpty()) {
          break;
        }
        check(lab, settings, edit.get());
        settings = edit.get().after();
        deploy(lab, settings);
      }
      expectNothing(lab.line(any.otherWords(settings)), "the same in other words", settings);
    }
  }

  private static void deploy(Lab lab, ObjectNode settings) {
    assertThat(lab.tryDeploy(Optional.of(settings)).failed()).as("%s", settings).isEmpty();
    expectNothing(lab.line(settings), "after deploying", settings);
    expectNothing(lab.line(settings), "asked again", settings);
  }

  private static void expectNothing(Planned line, String when, ObjectNode settings) {
    assertThat(line.change())
        .as("%s: %s differ; settings %s", when, told(effective(line)), settings)
        .isInstanceOf(Change.Keep.class);
  }

  /// Nothing else than the field, and the field itself unless it is as wanted already or is one
  /// that only counts when an object is made.
  private static void check(Lab lab, ObjectNode before, AnySettings.Edit edit) {
    Planned line = lab.line(edit.after());
    Path path = edit.path();
    String about =
        "%s: %s -> %s, told %s".formatted(path, before, edit.after(), told(line.differences()));
    assertThat(effective(line)).as(about).allMatch(each -> isAt(each, path));
    JsonNode recorded = Trees.find(lab.recorded().settings(), path);
    if (Objects.equals(recorded, Trees.find(edit.after(), path))) {
      return;
    }
    assertThat(line.differences())
        .as(about)
        .anyMatch(each ->
            isAt(each, path)
                && (each.verdict() != Verdict.SKIP
                    || Set.of("remote_already_set", "empty", "etag_based").contains(each.reason())
                    || line.kind().rules().at(each.path()).contains(FieldRule.IGNORE_LOCAL)));
  }

  /// A list without keys that gets longer differs as a whole.
  private static boolean isAt(Difference each, Path path) {
    boolean whole =
        Stream.of(each.recorded(), each.desired()).anyMatch(v -> v != null && v.isArray());
    return each.path().startsWith(path) || (whole && path.startsWith(each.path()));
  }

  private static List<Difference> effective(Planned line) {
    return line.differences().stream().filter(each -> each.verdict() != Verdict.SKIP).toList();
  }

  private static List<String> told(List<Difference> differences) {
    return differences.stream()
        .map(each ->
            "%s %s %s: %s | %s | %s"
                .formatted(
                    each.path(),
                    each.verdict(),
                    each.reason(),
                    each.recorded(),
                    each.desired(),
                    each.live()))
        .toList();
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(TABLE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.trowel.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PatternTreeTest {

  private static final Span SPAN = Span.at("f.yml", 1, 1);
  private static final Path AT = Path.of("resources", "jobs", "j");

  @Test
  void goesThroughTheValueInItsOrder() {
    Mapping job =
        mapping(
            "tasks",
            list(mapping("file", text("1"), "notebook", text("2")), mapping("file", text("3"))),
            "root",
            text("4"));

    assertThat(visited(job, "root", "tasks.*.notebook", "tasks.*.file", "tasks.*.jar"))
        .containsExactly(
            "resources.jobs.j.tasks[0].file 1",
            "resources.jobs.j.tasks[0].notebook 2",
            "resources.jobs.j.tasks[1].file 3",
            "resources.jobs.j.root 4");
  }

  @Test
  void asksForEachPatternThatNamesAPlaceThoseWithAnyNameFirst() {
    Mapping job = mapping("a", mapping("b", text("t")));
    PatternTree<String> tree = tree("*.b", "a.b", "a.*", "a.b");
    List<String> wanted = new ArrayList<>();

    tree.change(
        AT,
        job,
        (_, value, each) -> {
          wanted.add(each);
          return value;
        });

    assertThat(wanted).containsExactly("*.b", "a.*", "a.b", "a.b");
  }

  @Test
  void keepsTheOrderOfWhatIsWantedAtOnePlace() {
    Mapping done =
        PatternTree.of(List.of("1", "2", "3"), _ -> PathPattern.of("a"))
            .change(AT, mapping("a", text("t")), (_, value, each) -> with(value, each));

    assertThat(done).isEqualTo(mapping("a", text("t123")));
  }

  @Test
  void changesAPlaceBeforeWhatLiesBelowIt() {
    Mapping done =
        tree("a.b", "a")
            .change(
                AT,
                mapping("a", text("old")),
                (_, value, each) ->
                    each.equals("a") ? mapping("b", text("new")) : with(value, "!"));

    assertThat(done).isEqualTo(mapping("a", mapping("b", text("new!"))));
  }

  @Test
  void sharesWhatStays() {
    Mapping tasks = mapping("other", text("1"), "file", text("2"));
    Mapping job =
        mapping("a", list(tasks, mapping("other", text("3"))), "b", mapping("c", text("4")));

    assertThat(changed(job, "a.*.jar", "b.d", "e")).isSameAs(job);
    Mapping changed = changed(job, "a.*.file", "b.d");
    assertThat(changed.get("b")).isSameAs(job.get("b"));
    assertThat(Values.items(changed, "a").get(1)).isSameAs(Values.items(job, "a").get(1));
    assertThat(Values.text(Values.items(changed, "a").getFirst(), "file")).isEqualTo("2!");
  }

  @Test
  void knowsTheRootAndNoPatternsAtAll() {
    Mapping job = mapping("a", text("1"));

    assertThat(visited(job, "")).hasSize(1).first().asString().startsWith("resources.jobs.j ");
    assertThat(visited(job)).isEmpty();
  }

  /// The places it names are those that the patterns match, each by itself.
  @Property(tries = 300)
  void visitsWhatThePatternsMatch(@ForAll long seed) {
    Random random = new Random(seed);
    Mapping root = new Mapping(SPAN, fields(random, 0));
    List<PathPattern> patterns = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      patterns.add(pattern(random));
    }
    List<Path> visited = new ArrayList<>();

    PatternTree.of(patterns, each -> each)
        .visit(
            Path.ROOT,
            root,
            (at, value) -> {
              if (value instanceof Text) {
                visited.add(at);
              }
            });

    List<Path> matched = new ArrayList<>();
    Values.texts(
        Path.ROOT,
        root,
        (at, _) ->
            patterns.stream().filter(each -> each.matches(at)).forEach(_ -> matched.add(at)));
    assertThat(visited).containsExactlyInAnyOrderElementsOf(matched);
  }

  private static Value value(Random random, int depth) {
    return switch (depth < 4 ? random.nextInt(4) : 0) {
      case 1, 2 -> new Mapping(SPAN, fields(random, depth + 1));
      case 3 -> list(value(random, depth + 1), value(random, depth + 1));
      default -> text("t");
    };
  }

  private static SequencedMap<String, Value.Entry> fields(Random random, int depth) {
    SequencedMap<String, Value.Entry> fields = new LinkedHashMap<>();
    for (String name : List.of("c", "a", "b")) {
      if (random.nextBoolean()) {
        fields.put(name, new Value.Entry(SPAN, value(random, depth)));
      }
    }
    return fields;
  }

  private static PathPattern pattern(Random random) {
    List<String> steps = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      steps.add(List.of("a", "b", "c", "*").get(random.nextInt(4)));
    }
    return new PathPattern(steps);
  }

  private static PatternTree<String> tree(String... patterns) {
    return PatternTree.of(List.of(patterns), PathPattern::of);
  }

  private static List<String> visited(Mapping root, String... patterns) {
    List<String> visited = new ArrayList<>();
    tree(patterns)
        .visit(
            AT,
            root,
            (at, value) -> visited.add(at + " " + (value instanceof Text text ? text.text() : "")));
    return visited;
  }

  private static Mapping changed(Mapping root, String... patterns) {
    return tree(patterns).change(AT, root, (_, value, _) -> with(value, "!"));
  }

  private static Value with(Value value, String more) {
    return value instanceof Text(Span span, String text) ? new Text(span, text + more) : value;
  }

  private static Text text(String text) {
    return new Text(SPAN, text);
  }

  private static Seq list(Value... items) {
    return new Seq(SPAN, List.of(items));
  }

  private static Mapping mapping(String key, Value value) {
    return Mapping.empty(SPAN).with(key, value);
  }

  private static Mapping mapping(String key, Value value, String other, Value second) {
    return mapping(key, value).with(other, second);
  }
}

package dev.trowel.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClassifierTest {

  @Test
  void nothingDiffersBetweenEqualTrees() {
    assertThat(differences(rules(), "{a: 1}", "{a: 1.0}", "{a: '1'}")).isEmpty();
  }

  @Test
  void aChangeInTheBundleIsAnUpdate() {
    assertThat(only(rules(), "{a: 1}", "{a: 2}", "{a: 1}").verdict()).isEqualTo(Verdict.UPDATE);
  }

  @Test
  void aHandEditIsAnUpdateAndDrift() {
    Difference difference = only(rules(), "{a: 1}", "{a: 1}", "{a: 9}");

    assertThat(difference.verdict()).isEqualTo(Verdict.UPDATE);
    assertThat(difference.isDrift()).isTrue();
  }

  @Test
  void aChangeThatIsAlreadyLiveMeansNothing() {
    assertThat(only(rules(), "{a: 1}", "{a: 2}", "{a: 2}").reason())
        .isEqualTo("remote_already_set");
  }

  @Test
  void emptyOnAllSidesMeansNothing() {
    assertThat(only(rules(), "{}", "{tags: {}}", "{}").reason()).isEqualTo("empty");
  }

  @Test
  void aRemoteDefaultMeansNothingOnlyWithItsValue() {
    FieldRules rules =
        new FieldRules(
            List.of(),
            Map.of(),
            List.of(
                new FieldRules.RemoteDefault(
                    PathPattern.of("format"), List.of(TextNode.valueOf("MULTI_TASK")))),
            ClassifierTest::none);

    assertThat(only(rules, "{}", "{}", "{format: MULTI_TASK}").reason())
        .isEqualTo("backend_default");
    assertThat(only(rules, "{}", "{}", "{format: SINGLE}").verdict()).isEqualTo(Verdict.UPDATE);
  }

  @Test
  void identityReplacesOnlyWhenTheBundleChanges() {
    FieldRules rules = rules(FieldRule.IDENTITY);

    assertThat(only(rules, "{a: x}", "{a: y}", "{a: x}").verdict()).isEqualTo(Verdict.REPLACE);
    assertThat(only(rules, "{a: x}", "{a: x}", "{a: z}").verdict()).isEqualTo(Verdict.SKIP);
  }

  @Test
  void anotherLetterCaseOfANameMeansNothing() {
    FieldRules rules = rules(FieldRule.CASELESS, FieldRule.IDENTITY);

    assertThat(only(rules, "{a: Lab}", "{a: LAB}", "{a: lab}").reason()).isEqualTo("alias");
    assertThat(only(rules, "{a: Lab}", "{a: Lab2}", "{a: lab}").verdict())
        .isEqualTo(Verdict.REPLACE);
  }

  @Test
  void whatIsNeverReadBackIsNamedWhereItChanges() {
    assertThat(
            only(rules(FieldRule.INPUT_ONLY), "{a: {b: 1, c: 1}}", "{a: {b: 2, c: 1}}", "{}")
                .path())
        .hasToString("a.b");
  }

  @Test
  void aDefaultNumberIsTheSameAsText() {
    FieldRules rules =
        new FieldRules(
            List.of(),
            Map.of(),
            List.of(
                new FieldRules.RemoteDefault(PathPattern.of("a"), List.of(IntNode.valueOf(60)))),
            ClassifierTest::none);

    assertThat(only(rules, "{}", "{}", "{a: 60.0}").reason()).isEqualTo("backend_default");
    assertThat(only(rules, "{}", "{}", "{a: 61}").verdict()).isEqualTo(Verdict.UPDATE);
  }

  @Test
  void replaceReplacesOnDriftToo() {
    assertThat(only(rules(FieldRule.REPLACE), "{a: x}", "{a: x}", "{a: z}").verdict())
        .isEqualTo(Verdict.REPLACE);
  }

  @Test
  void renameKeepsTheObject() {
    assertThat(only(rules(FieldRule.RENAME), "{a: x}", "{a: y}", "{a: x}").verdict())
        .isEqualTo(Verdict.RENAME);
  }

  @Test
  void whatIsNeverReadBackChangesOnlyWithTheBundle() {
    FieldRules rules = rules(FieldRule.INPUT_ONLY);

    assertThat(only(rules, "{a: x}", "{a: x}", "{}").reason()).isEqualTo("missing_in_remote");
    assertThat(only(rules, "{a: x}", "{a: y}", "{}").verdict()).isEqualTo(Verdict.UPDATE);
  }

  @Test
  void ignoredRemoteFieldsStillFollowTheBundle() {
    FieldRules rules = rules(FieldRule.IGNORE_REMOTE);

    assertThat(only(rules, "{a: x}", "{a: x}", "{a: z}").verdict()).isEqualTo(Verdict.SKIP);
    assertThat(only(rules, "{a: x}", "{a: y}", "{a: z}").verdict()).isEqualTo(Verdict.UPDATE);
  }

  @Test
  void keyedListsCompareWhateverTheirOrder() {
    FieldRules rules =
        new FieldRules(
            List.of(), Map.of(PathPattern.of("tasks"), "key"), List.of(), ClassifierTest::none);

    assertThat(
            only(
                    rules,
                    "{tasks: [{key: a, n: 1}, {key: b}]}",
                    "{tasks: [{key: b}, {key: a, n: 2}]}",
                    "{tasks: [{key: a, n: 1}, {key: b}]}")
                .path())
        .hasToString("tasks[key='a'].n");
  }

  @Test
  void unorderedListsCompareAsSets() {
    FieldRules rules = rules(FieldRule.UNORDERED);

    assertThat(differences(rules, "{a: [x, y]}", "{a: [y, x]}", "{a: [x, y]}")).isEmpty();
    assertThat(only(rules, "{a: [x, y]}", "{a: [y]}", "{a: [x, y]}").path()).hasToString("a");
  }

  @Test
  void listsOfOtherLengthDifferAsAWhole() {
    assertThat(only(rules(), "{a: [1]}", "{a: [1, 2]}", "{a: [1]}").path()).hasToString("a");
  }

  private static Difference only(FieldRules rules, String recorded, String desired, String live) {
    List<Difference> differences = differences(rules, recorded, desired, live);
    assertThat(differences).hasSize(1);
    return differences.getFirst();
  }

  private static List<Difference> differences(
      FieldRules rules, String recorded, String desired, String live) {
    Settings wanted = Settings.of((ObjectNode) tree(desired), FieldTypes.NONE);
    return Classifier.differences(kind(rules), tree(recorded), wanted, tree(live));
  }

  private static ResourceKind kind(FieldRules rules) {
    ResourceKind jobs = Kinds.named("jobs").orElseThrow();
    return new ResourceKind(
        "things",
        "thing",
        Optional.empty(),
        jobs.operations(),
        rules,
        jobs.facetsSource(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  private static FieldRules rules(FieldRule... held) {
    return new FieldRules(
        Arrays.stream(held).map(rule -> new FieldRules.At(rule, PathPattern.of("a"))).toList(),
        Map.of(),
        List.of(),
        ClassifierTest::none);
  }

  private static Optional<String> none(
      Path path, @Nullable JsonNode recorded, @Nullable JsonNode desired, @Nullable JsonNode live) {
    return Optional.empty();
  }

  private static JsonNode tree(String yaml) {
    return Yaml.yaml(yaml);
  }
}

package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind changes tools in the middle of its life: what is recorded of it is read and written
/// here by the letter of format.md 4.1, not by the code under test.
final class SwitchTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  static Stream<KindCase> kinds() {
    return Lab.cases().stream();
  }

  static Stream<Arguments> updates() {
    return kinds()
        .flatMap(each ->
            each.list("changes").stream()
                .filter(KindCase.Change::isOnWire)
                .filter(change -> change.expect().equals("update"))
                .limit(1)
                .map(change -> Arguments.of(each, change)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void leavesWhatTheOtherToolReads(KindCase each) throws IOException {
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(full(each)));

      String file = lab.file();
      JsonNode tree = JSON.readTree(file);
      assertThat(file).isEqualTo(printed(tree, 0) + "\n");
      assertThat(names(tree))
          .containsExactly("cli_version", "lineage", "serial", "state", "state_version");
      assertThat(tree.path("state_version").intValue()).isEqualTo(2);
      assertThat(tree.path("cli_version").asText()).isEqualTo("1.14.0");
      assertThat(tree.path("lineage").asText())
          .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      assertThat(tree.path("serial").intValue()).isEqualTo(1);
      assertThat(names(tree.path("state"))).containsExactly(key(each));
      JsonNode entry = tree.path("state").path(key(each));
      assertThat(names(entry)).isSubsetOf("__id__", "depends_on", "state").contains("__id__");
      assertThat(entry.path("__id__").isTextual()).isTrue();
      assertThat(entry.path("__id__").asText()).isEqualTo(lab.id());
      assertThat(entry.path("state").isObject()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("updates")
  void goesOnAfterTheOtherToolUpdated(KindCase each, KindCase.Change change) throws IOException {
    ObjectNode to = each.after(change);
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.before(change)));
      lab.changeOutside(to, change);

      ObjectNode file = (ObjectNode) JSON.readTree(lab.file());
      file.put("cli_version", "1.14.3").put("serial", 2);
      ObjectNode state = (ObjectNode) file.path("state").path(key(each)).path("state");
      state.setAll(lab.filled(to));
      if (change.line().path("to").isMissingNode()) {
        state.remove(change.field());
      }
      lab.found(file.toString(), "");

      List<String> observed = each.operations().around().observed();
      assertThat(Lab.word(lab.change(to))).isEqualTo(observed.isEmpty() ? "nothing" : "update");
      lab.deploy(Optional.of(each.before(change)));
      assertThat(Lab.word(lab.change(each.before(change)))).isEqualTo("nothing");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void goesOnAfterTheOtherToolWasKilled(KindCase each) throws IOException {
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.settings()));
      JsonNode file = JSON.readTree(lab.file());
      String header =
          """
          {"state_version":2,"cli_version":"1.14.0-dev","lineage":"%s","serial":2}
          """
              .formatted(file.path("lineage").asText());
      String entry =
          """
          {"k":"%s","v":%s}
          """
              .formatted(key(each), file.path("state").path(key(each)));
      // It had just made the object: the file still says nothing of it.
      ObjectNode before = file.deepCopy();
      before.putObject("state");

      lab.found(before.toString(), header + entry);

      assertThat(Lab.word(lab.change(each.settings()))).isEqualTo("nothing");
      lab.deploy(Optional.of(each.settings()));
      assertThat(lab.made(each.settings())).isEqualTo(1);
      assertThat(JSON.readTree(lab.file()).path("serial").intValue()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void destroysWhatTheOtherToolRecorded(KindCase each) throws IOException {
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.settings()));
      String id = lab.id();
      // Form 3 without features, compact, keys in any order: still the same state.
      ObjectNode file = (ObjectNode) JSON.readTree(lab.file());
      file.put("state_version", 3).putObject("features");
      lab.found(file.toString(), "");

      lab.deploy(Optional.empty());
      assertThat(lab.isThere(id)).isFalse();
      assertThat(JSON.readTree(lab.file()).path("state_version").intValue()).isEqualTo(2);
    }
  }

  /// The tree as format.md 4.1 says it is written: sorted, indented by one space.
  private static String printed(JsonNode node, int depth) {
    if (!node.isContainerNode() || node.isEmpty()) {
      return node.toString();
    }
    String indent = "\n" + " ".repeat(depth + 1);
    List<String> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> parts.add(printed(item, depth + 1)));
    } else {
      for (String name : names(node)) {
        parts.add(
            JSON.getNodeFactory().textNode(name) + ": " + printed(node.path(name), depth + 1));
      }
    }
    String inner = indent + String.join("," + indent, parts) + "\n" + " ".repeat(depth);
    return node.isArray() ? "[" + inner + "]" : "{" + inner + "}";
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).sorted().toList();
  }

  private static String key(KindCase each) {
    return "resources." + each.kind().name() + ".it";
  }

  private static ObjectNode full(KindCase each) {
    return each.file().path("full").deepCopy();
  }
}

package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRules.At;
import dev.trowel.core.kind.FieldRules.RemoteDefault;
import dev.trowel.core.kind.KindCase.Change;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind against its file of cases.
class KindCasesTest {

  private static final Set<FieldRule> RULED =
      EnumSet.complementOf(
          EnumSet.of(
              FieldRule.REQUIRED,
              FieldRule.SECRET,
              FieldRule.UNORDERED,
              FieldRule.SLASH,
              FieldRule.CASELESS));

  static List<KindCase> kinds() {
    return KindCase.all();
  }

  static Stream<Arguments> changes() {
    return lines("changes");
  }

  static Stream<Arguments> drift() {
    return lines("drift");
  }

  private static Stream<Arguments> lines(String section) {
    return KindCase.all().stream()
        .flatMap(kind ->
            kind.list(section).stream()
                .map(line -> Arguments.of(kind, Named.of(line.toString(), line))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void createsWithTheSettings(KindCase kind) {
    Call call = kind.operations().create(kind.settings());
    JsonNode expected = kind.file().path("create");
    assertThat(ScriptedRest.text(call)).isEqualTo(expected.path("call").asText());
    assertThat(withoutFresh(kind, call))
        .isEqualTo(expected.has("body") ? expected.path("body") : kind.settings());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sendsEveryFieldItWasGiven(KindCase kind) {
    ObjectNode full = kind.file().path("full").deepCopy();
    Call call = kind.operations().create(full);
    JsonNode expected = kind.file().path("create");
    if (expected.has("body")) {
      full.remove("table_name");
    }
    if (expected.has("full")) {
      assertThat(ScriptedRest.text(call)).isEqualTo(expected.path("full").asText());
    }
    kind.file().path("unsent").forEach(field -> full.remove(field.asText()));
    JsonNode whole = kind.file().has("full_body") ? kind.file().get("full_body") : full;
    assertThat(withoutFresh(kind, call)).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void takesTheIdFromTheAnswer(KindCase kind) {
    JsonNode answer = kind.file().path("answer");
    assertThat(kind.operations().id(kind.settings(), answer)).isEqualTo(kind.id());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsByIdInTheFormOfSettings(KindCase kind) {
    JsonNode object = kind.file().path("object");
    String read = kind.file().path("read").path("call").asText();
    JsonNode found = kind.file().path("read").path("answer");
    ScriptedRest rest = ScriptedRest.empty().on(read, found.isMissingNode() ? object : found);
    Answer answer = kind.operations().read(rest, kind.id());
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    JsonNode live = kind.file().has("live") ? kind.file().path("live") : object;
    assertThat(KindCase.parsed(kind.operations().live(((Answer.Ok) answer).body())))
        .isEqualTo(live);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void deletesById(KindCase kind) {
    Call call = kind.operations().delete(kind.id(), Json.object()).orElseThrow();
    JsonNode expected = kind.file().path("delete");
    assertThat(ScriptedRest.text(call)).isEqualTo(expected.path("call").asText());
    assertThat(KindCase.parsed(call.body())).isEqualTo(expected.path("body"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void classifiesAChangeInTheBundle(KindCase kind, Change change) {
    Set<FieldRule> rules = kind.kind().rules().at(change.path());
    String expected =
        rules.contains(FieldRule.REPLACE) || rules.contains(FieldRule.IDENTITY)
            ? "replace"
            : rules.contains(FieldRule.RENAME)
                ? "rename"
                : rules.contains(FieldRule.RESIZE)
                    ? "resize"
                    : rules.contains(FieldRule.IGNORE_LOCAL) ? "nothing" : "update";
    assertThat(change.expect()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void sendsWhatTheChangeNeeds(KindCase kind, Change change) {
    List<Call> calls = calls(kind, change);
    JsonNode expected = change.line().path("sends");
    if (!expected.isMissingNode()) {
      assertThat(calls).hasSameSizeAs(expected);
      for (int i = 0; i < calls.size(); i++) {
        assertThat(ScriptedRest.text(calls.get(i)))
            .isEqualTo(expected.get(i).path("call").asText());
        assertThat(KindCase.parsed(calls.get(i).body())).isEqualTo(expected.get(i).path("body"));
      }
    }
    boolean mayBeSilent = kind.operations().around().unsent().contains(change.field());
    boolean inPlace =
        Set.of("update", "rename", "resize").contains(change.expect())
            && (!mayBeSilent || !expected.isEmpty());
    assertThat(calls.isEmpty()).isNotEqualTo(inPlace);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void knowsTheIdAfterARename(KindCase kind, Change change) {
    if (change.line().has("renamed")) {
      ObjectNode settings = kind.after(change);
      assertThat(kind.operations().renamedId(kind.id(), settings))
          .isEqualTo(change.line().path("renamed").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("drift")
  void classifiesADifferenceInTheWorkspace(KindCase kind, Change change) {
    FieldRules rules = kind.kind().rules();
    JsonNode live = nullable(change.line().path("live"));
    JsonNode desired = nullable(change.line().path("desired"));
    Set<FieldRule> at = rules.at(change.path());
    boolean nothing =
        at.contains(FieldRule.IGNORE_REMOTE)
            || at.contains(FieldRule.IDENTITY)
            || at.contains(FieldRule.RENAME)
            || (at.contains(FieldRule.INPUT_ONLY) && live == null)
            || (desired == null && live != null && rules.isRemoteDefault(change.path(), live))
            || rules.classify().verdict(change.path(), desired, desired, live).isPresent();
    assertThat(change.expect()).isEqualTo(nothing ? "nothing" : "update");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasACaseForEveryRuledField(KindCase kind) {
    List<Path> paths =
        Stream.concat(kind.list("changes").stream(), kind.list("drift").stream())
            .map(Change::path)
            .toList();
    for (At at : kind.kind().rules().patterns()) {
      if (RULED.contains(at.rule()) && !isTwin(at.pattern())) {
        assertThat(paths).as(at.toString()).anyMatch(at.pattern()::covers);
      }
    }
    for (RemoteDefault filled : kind.kind().rules().remoteDefaults()) {
      if (!isTwin(filled.pattern())) {
        assertThat(paths).as(filled.toString()).anyMatch(filled.pattern()::matches);
      }
    }
  }

  /// Patterns made by one loop for many like places; one case of each loop is enough.
  private static boolean isTwin(PathPattern pattern) {
    String text = pattern.toString();
    return text.contains("new_cluster")
        || text.contains("for_each_task")
        || text.contains("gen_ai_compute_task")
        || text.endsWith("_plaintext");
  }

  /// What was sent, without the fields that have a new value every time.
  private static JsonNode withoutFresh(KindCase kind, Call call) {
    JsonNode sent = KindCase.parsed(call.body());
    for (JsonNode field : kind.file().path("create").path("fresh")) {
      assertThat(((ObjectNode) sent).remove(field.asText())).as(field.asText()).isNotNull();
    }
    return sent;
  }

  private static List<Call> calls(KindCase kind, Change change) {
    ObjectNode settings = kind.after(change);
    Set<Path> changed = Set.of(change.path());
    return switch (change.expect()) {
      case "update" ->
          kind.operations().update(kind.id(), settings, changed, change.line().path("object"));
      case "rename" -> kind.operations().rename(kind.id(), settings, changed);
      case "resize" -> kind.operations().resize(kind.id(), settings);
      default -> List.of();
    };
  }

  private static @Nullable JsonNode nullable(JsonNode node) {
    return node.isMissingNode() ? null : node;
  }
}

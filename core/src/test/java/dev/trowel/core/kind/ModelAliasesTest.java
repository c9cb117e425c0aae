package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static dev.trowel.core.workspace.ScriptedRest.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ModelAliasesTest {

  private static final String ID = "prod.ml.taxi";
  private static final String ALIASES = "GET /api/2.1/unity-catalog/models/prod.ml.taxi/aliases/";
  private static final String CHAMPION = "{aliases: [{alias_name: champion, version_num: 1}]}";

  private final ScriptedRest rest = ScriptedRest.empty();

  @Test
  void asksNothingWhenNobodyDeclaresAnAlias() {
    assertThat(aliases(ask("{name: taxi}", "{name: taxi}"))).isEmpty();
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void seesWhereADeclaredAliasLeads() {
    rest.on(ALIASES + "champion", ok("{version: 3}"));

    assertThat(aliases(ask(CHAMPION, "{}")))
        .hasToString("[{\"alias_name\":\"champion\",\"version_num\":3}]");
  }

  @Test
  void anAliasThatSomebodyMovedSinceItWasDeclaredIsTheirs() {
    rest.on(ALIASES + "champion", ok("{version: 3}"));

    assertThat(aliases(ask("{}", CHAMPION))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsTold() {
    rest.on(ALIASES + "champion", refused(403, "PERMISSION_DENIED", "no"));

    assertThat(ask(CHAMPION, "{}")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void setsMovesAndTakesAwayEachByItself() {
    JsonNode live =
        tree(
            "{declared_aliases: [{alias_name: a, version_num: 1}, {alias_name: b, version_num:"
                + " 1}]}");

    assertThat(
            changes(
                "{aliases: [{alias_name: a, version_num: 2}, {alias_name: c, version_num: 3}]}",
                live,
                "aliases"))
        .containsExactly("PUT a {\"version_num\":2}", "PUT c {\"version_num\":3}", "DELETE b null");
  }

  private Answer ask(String desired, String recorded) {
    Answer.Ok model = new Answer.Ok(200, tree("{name: taxi, aliases: [{alias_name: x}]}"));
    Sides sides = new Sides(tree(desired), tree(recorded));
    List<Answer> answers =
        ModelAliases.ENQUIRY.questions().of(ID, sides).stream().map(rest::send).toList();
    return ModelAliases.ENQUIRY.join().of(model, answers, sides);
  }

  private static JsonNode aliases(Answer answer) {
    JsonNode model = ((Answer.Ok) answer).body();
    return ModelAliases.put(model, Json.copy(model)).path("aliases");
  }

  private static List<String> changes(String settings, JsonNode live, String field) {
    Target target = new Target(ID, (ObjectNode) tree(settings), Set.of(Path.of(field)), live);
    return ModelAliases.changes(target).stream()
        .map(call ->
            "%s %s %s"
                .formatted(
                    call.verb(),
                    call.path().substring(call.path().lastIndexOf('/') + 1),
                    call.body()))
        .toList();
  }
}

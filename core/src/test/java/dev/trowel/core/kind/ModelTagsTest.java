package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static dev.trowel.core.workspace.ScriptedRest.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Enquiry;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ModelTagsTest {

  private static final String ID = "prod.ml.taxi";
  private static final String API = "/api/2.0/mlflow/unity-catalog/registered-models/";
  private static final String GET = "GET " + API + "get?name=" + ID;
  private static final ModelTags TAGS = new ModelTags(API);
  private static final String TEAM = "{tags: [{key: team, value: ml}]}";

  private final ScriptedRest rest = ScriptedRest.empty();

  @Test
  void asksNothingWhenNobodyDeclaresATag() {
    assertThat(tags(ask("{name: taxi}", "{name: taxi}"))).isEmpty();
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void seesTheValueOfADeclaredTagAndNoOther() {
    live("{key: team, value: core}, {key: by, value: hand}");

    assertThat(tags(ask(TEAM, "{}"))).hasToString("[{\"key\":\"team\",\"value\":\"core\"}]");
  }

  @Test
  void aTagThatSomebodyChangedSinceItWasDeclaredIsTheirs() {
    live("{key: team, value: core}");

    assertThat(tags(ask("{}", TEAM))).isEmpty();
  }

  @Test
  void aTagThatIsDeclaredNoMoreCountsAsLongAsNobodyChangedIt() {
    live("{key: team, value: ml}");

    assertThat(tags(ask("{}", TEAM))).hasSize(1);
  }

  @Test
  void noValueIsAnEmptyOne() {
    live("{key: tier, value: ''}");

    assertThat(tags(ask("{tags: [{key: tier}]}", "{}"))).hasToString("[{\"key\":\"tier\"}]");
  }

  @Test
  void whatCannotBeReadIsTold() {
    rest.on(GET, refused(403, "PERMISSION_DENIED", "no"));

    assertThat(ask(TEAM, "{}")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void takesTagsFromWhatWasReadAnywayWhereTheyAreThere() {
    Enquiry within = TAGS.within("/model/tags");
    Sides sides = new Sides(tree(TEAM), tree("{}"));
    Answer.Ok read = new Answer.Ok(200, tree("{model: {tags: [{key: team, value: x}]}}"));

    assertThat(within.questions().of(ID, sides)).isEmpty();
    assertThat(tags(within.join().of(read, List.of(), sides))).hasSize(1);
  }

  @Test
  void aliasesAndTagsAreAskedForTogether() {
    Enquiry both = ModelAliases.ENQUIRY.and(TAGS.apart("/registered_model/tags"));
    Sides sides =
        new Sides(
            tree("{aliases: [{alias_name: a, version_num: 1}], tags: [{key: team, value: ml}]}"),
            MissingNode.getInstance());
    Answer.Ok model = new Answer.Ok(200, tree("{name: taxi}"));
    List<Answer> answers =
        List.of(ok("{version: 2}"), ok("{registered_model: {tags: [{key: team, value: core}]}}"));

    assertThat(both.questions().of(ID, sides)).hasSize(2);
    assertThat(((Answer.Ok) both.join().of(model, answers, sides)).body())
        .hasToString(
            "{\"name\":\"taxi\",\"declared_aliases\":[{\"alias_name\":\"a\",\"version_num\":2}],"
                + "\"declared_tags\":[{\"key\":\"team\",\"value\":\"core\"}]}");
  }

  @Test
  void setsChangesAndTakesAwayEachByItself() {
    JsonNode live =
        tree("{declared_tags: [{key: a, value: x}, {key: b, value: y}, {key: c, value: z}]}");
    ObjectNode settings =
        (ObjectNode) tree("{tags: [{key: a, value: x}, {key: b, value: z}, {key: d}]}");

    assertThat(
            TAGS.changes(new Target(ID, settings, Set.of(Path.of("tags")), live)).stream()
                .map(ScriptedRest::text))
        .containsExactly(
            "POST " + API + "set-tag",
            "POST " + API + "set-tag",
            "DELETE " + API + "delete-tag?name=" + ID + "&key=c");
  }

  private void live(String tags) {
    rest.on(GET, ok("{registered_model: {tags: [%s]}}".formatted(tags)));
  }

  private Answer ask(String desired, String recorded) {
    Enquiry apart = TAGS.apart("/registered_model/tags");
    Sides sides = new Sides(tree(desired), tree(recorded));
    List<Answer> answers = apart.questions().of(ID, sides).stream().map(rest::send).toList();
    return apart.join().of(new Answer.Ok(200, tree("{name: taxi}")), answers, sides);
  }

  private static JsonNode tags(Answer answer) {
    JsonNode model = ((Answer.Ok) answer).body();
    return ModelTags.put(model, Json.copy(model)).path("tags");
  }
}

package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import dev.trowel.schema.shape.Schema.Scalar;
import dev.trowel.schema.shape.Types;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireTest {

  private static final KindSchema JOB = schema();

  @Test
  void saysNothingOfNullEmptyListsAndEmptyMaps() {
    assertThat(clean("{'name':null,'tasks':[],'tags':{}}")).isEqualTo(json("{}"));
  }

  @Test
  void saysEmptyObjectsZeroFalseAndEmptyText() {
    String settings = "{'queue':{},'limit':0,'on':false,'name':''}";
    assertThat(clean(settings)).isEqualTo(json(settings));
  }

  @Test
  void cleansInsideListsAndMaps() {
    assertThat(clean("{'tasks':[{'queue':null,'tags':{'a':null}}],'tags':{'a':'b','c':null}}"))
        .isEqualTo(json("{'tasks':[{}],'tags':{'a':'b'}}"));
  }

  @Test
  void keepsAnObjectThatBecameEmpty() {
    assertThat(clean("{'queue':{'tags':{}}}")).isEqualTo(json("{'queue':{}}"));
  }

  @Test
  void sendsFieldsItDoesNotKnowAndAnyTreeAsTheyAre() {
    String settings = "{'new_field':{'list':[]},'any':{'list':[],'map':{}}}";
    assertThat(clean(settings)).isEqualTo(json(settings));
  }

  @Test
  void changesNothingTheSecondTime() {
    ObjectNode once = clean("{'tasks':[{'tags':{'a':null}}],'limit':'5'}");
    assertThat(Wire.clean(once, JOB)).isEqualTo(once);
  }

  @Test
  void comparesWithoutWhatTheSchemaDoesNotKnow() {
    assertThat(comparable("{'name':'a','creator':'j','tasks':[{'state':'x','limit':1}]}"))
        .isEqualTo(json("{'name':'a','tasks':[{'limit':1}]}"));
  }

  @Test
  void readsNumbersThatTheWorkspaceWroteAsText() {
    ObjectNode live = comparable("{'limit':'9007199254740993','name':'12','on':true}");
    assertThat(live.path("limit").isNumber()).isTrue();
    assertThat(live.path("limit").asLong()).isEqualTo(9007199254740993L);
    assertThat(live.path("name").isTextual()).isTrue();
  }

  @Test
  void leavesTextThatIsNoNumber() {
    assertThat(comparable("{'limit':'{{job.id}}'}")).isEqualTo(json("{'limit':'{{job.id}}'}"));
  }

  private static ObjectNode clean(String text) {
    return Wire.clean(json(text), JOB);
  }

  private static ObjectNode comparable(String text) {
    return Wire.comparable(json(text), JOB);
  }

  private static KindSchema schema() {
    Map<String, Schema> fields =
        Map.of(
            "name", Scalar.STRING,
            "limit", Scalar.INTEGER,
            "on", Scalar.BOOLEAN,
            "any", Scalar.ANY,
            "tags", new MapOf(Scalar.STRING),
            "queue", new Ref("x.Job"),
            "tasks", new ListOf(new Ref("x.Job")));
    ObjectOf job = new ObjectOf("x.Job", fields, Set.of());
    return new KindSchema(
        "jobs", "job", job, Types.of(Map.of("x.Job", job)), Facets.of(Json.object()));
  }

  private static ObjectNode json(String text) {
    try {
      JsonNode tree = new ObjectMapper().readTree(text.replace('\'', '"'));
      return (ObjectNode) tree;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

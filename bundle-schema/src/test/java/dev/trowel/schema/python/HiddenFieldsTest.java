package dev.trowel.schema.python;

import static dev.trowel.schema.python.Phase.APPLY_MUTATORS;
import static dev.trowel.schema.python.Phase.LOAD_RESOURCES;
import static dev.trowel.schema.python.PythonBundle.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.python.PythonBundle.Read;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Python code is not shown stays, whatever it does to the resource that has it.
final class HiddenFieldsTest {

  private static final String WAITS = "skip_until_model: true";
  private static final String TRAFFIC =
      "traffic: {champion: champion, challenger: challenger, steps: [10, 100]}";
  private static final String PROTECTED = "prevent_destroy: true, ";
  private static final String TAXI = "resources/model_serving_endpoints/taxi/";
  private static final String HIDDEN =
      "\"skip_until_model\":true,\"ignore_changes\":[\"tags\"],"
          + "\"traffic\":{\"champion\":\"champion\",\"challenger\":\"challenger\","
          + "\"steps\":[10,100]}}";

  @TempDir Path folder;

  private PythonBundle bundle(String shown) {
    return new PythonBundle(
        folder,
        """
        bundle: {name: b}
        python: {resources: ["a:load"], mutators: ["m:change"]}
        resources:
          model_serving_endpoints:
            taxi:
              name: taxi
              lifecycle: {%s%s, ignore_changes: [tags], %s}
              config:
                served_entities:
                  - {name: champion, entity_name: prod.ml.taxi, entity_version: "1"}
                  - {name: challenger, entity_name: prod.ml.taxi, entity_version: "2"}
              tags: [{key: team, value: ml}]
        """
            .formatted(shown, WAITS, TRAFFIC));
  }

  private static Consumer<ObjectNode> endpoint(Consumer<ObjectNode> change) {
    return tree -> change.accept((ObjectNode) tree.at("/resources/model_serving_endpoints/taxi"));
  }

  private static Read changed(PythonBundle bundle, Consumer<ObjectNode> change) {
    Read read = bundle.in(APPLY_MUTATORS, endpoint(change), "").read();
    assertThat(read.said()).isEmpty();
    return read;
  }

  @Test
  void codeIsShownNoneOfIt() {
    PythonBundle bundle = bundle("");
    bundle.read();

    assertThat(bundle.runs())
        .hasSize(2)
        .allSatisfy(run ->
            assertThat(run.input().at("/resources/model_serving_endpoints/taxi").has("lifecycle"))
                .isFalse());
  }

  @Test
  void codeIsShownWhatThePackageKnows() {
    PythonBundle bundle = bundle(PROTECTED);
    bundle.read();

    assertThat(bundle.runs().getLast().input().at("/" + TAXI + "lifecycle"))
        .hasToString("{\"prevent_destroy\":true}");
  }

  @Test
  void staysWhenTheResourceChanges() {
    Read read = changed(bundle(""), taxi -> taxi.put("description", "d"));

    assertThat(read.json(TAXI + "description")).isEqualTo("\"d\"");
    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{" + HIDDEN);
    assertThat(read.place(TAXI + "lifecycle")).hasToString("databricks.yml:7:18");
  }

  @Test
  void staysWhenTheResourceGetsAnotherName() {
    Read read = changed(bundle(PROTECTED), taxi -> taxi.put("name", "yellow"));

    assertThat(read.json(TAXI + "name")).isEqualTo("\"yellow\"");
    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{\"prevent_destroy\":true," + HIDDEN);
  }

  @Test
  void staysBesideWhatTheCodeAdds() {
    Read read =
        changed(
            bundle(""), taxi -> taxi.withObjectProperty("lifecycle").put("prevent_destroy", true));

    assertThat(read.json(TAXI + "lifecycle"))
        .contains("\"prevent_destroy\":true", "\"skip_until_model\":true", "\"traffic\":{");
  }

  @Test
  void staysWhenTheCodeTakesAwayWhatItSees() {
    Read read = changed(bundle(PROTECTED), taxi -> taxi.remove("lifecycle"));

    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{" + HIDDEN);
  }

  @Test
  void staysWhenTheCodeWritesNothingOverWhatItSees() {
    Read read =
        changed(
            bundle(PROTECTED), taxi -> taxi.set("lifecycle", JsonNodeFactory.instance.nullNode()));

    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{" + HIDDEN);
  }

  @Test
  void whatTheCodeSeesGoesWithAllOfIt() {
    Read read = changed(bundle(""), taxi -> taxi.remove("tags"));

    assertThat(read.json(TAXI + "tags")).isEmpty();
  }

  @Test
  void isNotCarriedOverToAnotherKey() {
    Consumer<ObjectNode> rename =
        tree -> {
          ObjectNode all = (ObjectNode) tree.at("/resources/model_serving_endpoints");
          all.set("yellow", all.remove("taxi"));
        };
    Read read = bundle(PROTECTED).in(APPLY_MUTATORS, rename, "").read();

    assertThat(read.said())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).startsWith("python-out-of-phase: "));
    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{\"prevent_destroy\":true," + HIDDEN);
  }

  @Test
  void staysWhenTheResourceMayNotBeRemoved() {
    Consumer<ObjectNode> remove =
        tree -> ((ObjectNode) tree.path("resources")).remove("model_serving_endpoints");
    Read read = bundle("").in(LOAD_RESOURCES, remove, "").read();

    assertThat(read.said())
        .singleElement()
        .asString()
        .contains("Python code removed model_serving_endpoints.taxi");
    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{" + HIDDEN);
  }

  @Test
  void staysWhenTheCodeAddsAnother() {
    Read read =
        bundle("")
            .in(LOAD_RESOURCES, set("model_serving_endpoints", "other", "{\"name\": \"o\"}"), "")
            .read();

    assertThat(read.json(TAXI + "lifecycle")).isEqualTo("{" + HIDDEN);
    assertThat(read.json("resources/model_serving_endpoints/other")).doesNotContain("lifecycle");
  }
}

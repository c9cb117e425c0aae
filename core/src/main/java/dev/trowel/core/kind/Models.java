package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.Facets.NameStyle;
import java.util.ArrayList;
import java.util.List;

/// Models in the workspace's own registry, with the tags that the bundle declares ([ModelTags]).
/// Their access control lists are kept under a number, not under the name.
final class Models {

  private static final String API = " /api/2.0/mlflow/registered-models/";
  private static final String GET =
      "GET /api/2.0/mlflow/databricks/registered-models/get?name={id}";

  private static final ModelTags TAGS = new ModelTags("/api/2.0/mlflow/registered-models/");
  private static final Request OWN = Request.of("PATCH" + API + "update", Models::own);

  static final ResourceKind KIND =
      ResourceKind.of("models", "model", "ml.CreateModelRequest")
          .create("POST" + API + "create")
          .id((settings, answer) -> settings.path("name").asText())
          .read(GET)
          .live(object ->
              ModelTags.put(object, Json.copy(object.path("registered_model_databricks"))))
          .remote(Models::remote)
          .enquiry(TAGS.within("/registered_model_databricks/tags"))
          .update(Models::update)
          .delete("DELETE" + API + "delete?name={id}")
          .find(Finds.byName(GET, Names.dotted("name")))
          .field(REQUIRED, "name")
          .field(IDENTITY, "name")
          .keyed(ModelTags.FIELD, "key")
          .facets(() ->
              new FacetsBuilder()
                  .named("name", NameStyle.PLAIN)
                  .taggedInList("tags")
                  .level("CAN_VIEW", "CAN_READ")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("registered-models", "model_id")
          .guard("All versions of the model are lost.")
          .page("ml/models/{id}")
          .build();

  private Models() {}

  private static ObjectNode remote(JsonNode object) {
    ObjectNode model = Json.copy(object.path("registered_model_databricks"));
    model.set("model_id", model.path("id"));
    return model;
  }

  private static List<Call> update(Target target) {
    List<Call> calls = new ArrayList<>();
    if (target.changed().stream().anyMatch(path -> !Target.isIn(path, ModelTags.FIELD))) {
      calls.add(OWN.call(target));
    }
    calls.addAll(TAGS.changes(target));
    return calls;
  }

  private static JsonNode own(Target target) {
    return Bodies.pick(target, "description").put("name", target.id());
  }
}

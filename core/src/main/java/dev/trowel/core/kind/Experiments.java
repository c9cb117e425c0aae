package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.schema.shape.Facets.NameStyle;

/// MLflow experiments. The workspace keeps their names without `/Workspace`, and keeps deleted ones
/// for a while.
final class Experiments {

  private static final String API = " /api/2.0/mlflow/experiments/";

  static final ResourceKind KIND =
      ResourceKind.of("experiments", "experiment", "ml.CreateExperiment")
          .create("POST" + API + "create")
          .id("experiment_id")
          .read(Reads.plain("GET" + API + "get?experiment_id={id}").unless(Experiments::isDeleted))
          .live("experiment")
          .update("POST" + API + "update", Experiments::update)
          .delete("POST" + API + "delete", Bodies.textId("experiment_id"))
          .find(finder())
          .field(REQUIRED, "name")
          .field(REPLACE, "artifact_location", "trace_location")
          .field(REMOTE_DEFAULT, "artifact_location", "trace_location")
          .field(IGNORE_REMOTE, "tags")
          .classify(Verdicts.sameWorkspacePath("name"))
          .facets(() ->
              new FacetsBuilder()
                  .named("name", NameStyle.LAST_SEGMENT)
                  .taggedInList("tags")
                  .level("CAN_VIEW", "CAN_READ")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("experiments", "id")
          .guard("The runs of the experiment are lost.")
          .page("ml/experiments/{id}")
          .build();

  private Experiments() {}

  private static JsonNode update(Target target) {
    ObjectNode body = Json.object().put("experiment_id", target.id());
    return body.set("new_name", target.settings().path("name"));
  }

  private static boolean isDeleted(JsonNode object) {
    return object.path("experiment").path("lifecycle_stage").asText().equals("deleted");
  }

  private static Finder finder() {
    Reader byName =
        Reads.plain("GET" + API + "get-by-name?experiment_name={id}")
            .unless(Experiments::isDeleted);
    return Finds.byName(
        byName,
        (settings, answer) -> Verdicts.stripWorkspace(settings.path("name").asText()),
        (name, object) -> object.path("experiment").path("experiment_id").asText());
  }
}

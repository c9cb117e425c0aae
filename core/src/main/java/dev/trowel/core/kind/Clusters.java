package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.RESIZE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.Facets.NameStyle;
import java.util.List;

/// All-purpose compute. Changing the number of workers of a running cluster does not restart it,
/// all else does.
final class Clusters {

  private static final String API = " /api/2.1/clusters/";

  private static final Reader GET = Reads.plain("GET" + API + "get?cluster_id={id}").honest();

  private static final Request EDIT =
      Request.of("POST" + API + "edit", Bodies.settingsWithId("cluster_id", Starting.FIELD));

  private static final Starting STARTING =
      new Starting(id -> switching("start", id), id -> switching("delete", id), false);

  static final ResourceKind KIND =
      ResourceKind.of("clusters", "cluster", "compute.ClusterSpec")
          .create("POST" + API + "create", Bodies.without(Starting.FIELD))
          .id("cluster_id")
          .read(GET)
          .live(Starting::live)
          .update(Clusters::update)
          .started(STARTING::afterCreate)
          .unsent(Starting.FIELD)
          .resize("POST" + API + "resize", Clusters::resize, Starting::isRunning)
          .busy(refusal -> refusal.errorCode().equals("INVALID_STATE"))
          .delete("POST" + API + "permanent-delete", Bodies.textId("cluster_id"))
          .find(
              Finds.alike(
                  Call.get(API.strip() + "list").query("page_size", "100"),
                  "clusters",
                  "cluster_id",
                  GET,
                  "cluster_name",
                  "spark_version"))
          .await(Awaits.clusterRunning())
          .field(RESIZE, "num_workers", "autoscale")
          .field(INPUT_ONLY, "apply_policy_default_values")
          .field(CASELESS, "single_user_name")
          .field(IGNORE_REMOTE, "aws_attributes", "azure_attributes", "gcp_attributes")
          .field(REMOTE_DEFAULT, Starting.FIELD, Starting.FIELD + "." + Starting.STARTED)
          .field(REMOTE_DEFAULT, ClusterFields.CHOSEN_BY_WORKSPACE)
          .field(REMOTE_DEFAULT, "autotermination_minutes", "cluster_name", "single_user_name")
          .view(PolicyValues.of(PolicyValues.Place.of("", "")))
          .classify(Verdicts.accessMode())
          .facets(() -> facets())
          .permissions("clusters", "id")
          .page("compute/clusters/{id}")
          .build();

  private Clusters() {}

  private static FacetsBuilder facets() {
    FacetsBuilder facets =
        new FacetsBuilder()
            .named("cluster_name", NameStyle.PLAIN)
            .tagged("custom_tags")
            .startable()
            .level("CAN_VIEW", "CAN_ATTACH_TO")
            .level("CAN_RUN", "CAN_RESTART")
            .level("CAN_MANAGE", "CAN_MANAGE")
            .owner("CAN_MANAGE")
            .defaultsTo("autotermination_minutes", 60)
            .defaultsTo("num_workers", 0, "autoscale");
    return ClusterFields.poolFixups(facets, "");
  }

  private static List<Call> update(Target target) {
    return STARTING.update(target, EDIT.call(target));
  }

  private static Call switching(String verb, String id) {
    return Request.of("POST" + API + verb, Bodies.textId("cluster_id")).call(Target.id(id));
  }

  private static JsonNode resize(Target target) {
    ObjectNode body = Json.object().put("cluster_id", target.id());
    for (String field : new String[] {"num_workers", "autoscale"}) {
      Json.ifPresent(target.settings(), field, value -> body.set(field, value));
    }
    return body;
  }
}

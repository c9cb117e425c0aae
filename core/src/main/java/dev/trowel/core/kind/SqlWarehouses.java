package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.Facets.NameStyle;
import java.util.List;
import java.util.Optional;

/// SQL warehouses. Creating one starts it; only one that says whether it shall run is waited for.
final class SqlWarehouses {

  private static final String ALL = "/api/2.0/sql/warehouses";
  private static final String ONE = " " + ALL + "/{id}";

  private static final Request EDIT =
      Request.of("POST" + ONE + "/edit", Bodies.settingsWithId("id", Starting.FIELD));

  private static final Starting STARTING =
      new Starting(id -> switching("start", id), id -> switching("stop", id), true);

  static final ResourceKind KIND =
      ResourceKind.of("sql_warehouses", "sql_warehouse", "sql.CreateWarehouseRequest")
          .create("POST " + ALL, Bodies.without(Starting.FIELD))
          .id("id")
          .read(Reads.plain("GET" + ONE).unless(SqlWarehouses::isDeleted))
          .live(Starting::live)
          .update(SqlWarehouses::update)
          .started(STARTING::afterCreate)
          .unsent(Starting.FIELD)
          .delete("DELETE" + ONE)
          .await(SqlWarehouses::await)
          .find(
              Finds.byListedName(
                  "GET " + ALL, "warehouses", "name", "id", SqlWarehouses::isDeleted))
          .field(REQUIRED, "name")
          .field(IGNORE_REMOTE, "channel", "creator_name", "min_num_clusters", "tags")
          .field(IGNORE_REMOTE, "warehouse_type")
          .field(REMOTE_DEFAULT, "cluster_size", "enable_serverless_compute")
          .field(REMOTE_DEFAULT, Starting.FIELD, Starting.FIELD + "." + Starting.STARTED)
          .facets(() -> facets())
          .permissions("sql/warehouses", "id")
          .page("sql/warehouses/{id}")
          .build();

  private SqlWarehouses() {}

  private static FacetsBuilder facets() {
    return new FacetsBuilder()
        .named("name", NameStyle.PLAIN)
        .taggedInList("tags.custom_tags")
        .startable()
        .level("CAN_VIEW", "CAN_VIEW")
        .level("CAN_RUN", "CAN_MONITOR")
        .level("CAN_MANAGE", "CAN_MANAGE")
        .owner("IS_OWNER")
        .defaultsTo("auto_stop_mins", 120)
        .defaultsTo("enable_photon", true)
        .defaultsTo("max_num_clusters", 1)
        .defaultsTo("spot_instance_policy", "COST_OPTIMIZED");
  }

  private static List<Call> update(Target target) {
    return STARTING.update(target, EDIT.call(target));
  }

  private static Call switching(String verb, String id) {
    return Request.of("POST" + ONE + "/" + verb, Bodies.none()).call(Target.id(id));
  }

  private static Optional<Await> await(ObjectNode settings) {
    return Starting.isSaid(settings) ? Optional.of(Awaits.warehouseSettled()) : Optional.empty();
  }

  private static boolean isDeleted(JsonNode warehouse) {
    String state = warehouse.path("state").asText();
    return state.equals("DELETING") || state.equals("DELETED");
  }
}

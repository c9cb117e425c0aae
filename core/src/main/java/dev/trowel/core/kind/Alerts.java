package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SLASH;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.List;
import java.util.Map;

/// SQL alerts, of the second kind. The workspace cannot move one to another folder.
final class Alerts {

  private static final String ALL = " /api/2.0/alerts";
  private static final String ONE = ALL + "/{id}";
  private static final Reader GET = Reads.plain("GET" + ONE).unless(Alerts::isDeleted);

  static final ResourceKind KIND =
      ResourceKind.of("alerts", "alert", "sql.AlertV2")
          .wanted(declared -> declared.deepCopy().without(List.of("file_path")))
          .create("POST" + ALL)
          .id("id")
          .remedy(Folders.missing("parent_path"))
          .read(GET)
          .view(OrderFree.sets("evaluation.notification.subscriptions"))
          .update("PATCH" + ONE + "?update_mask=*", Bodies.settings())
          .delete("DELETE" + ONE + "?purge=true")
          .find(
              Finds.alike(
                  Call.get(ALL.strip()).query("page_size", "100"),
                  "alerts",
                  "id",
                  GET,
                  "display_name",
                  "parent_path",
                  "query_text"))
          .field(REQUIRED, "display_name", "evaluation", "query_text", "schedule", "warehouse_id")
          .field(REPLACE, "parent_path")
          .field(SLASH, "parent_path")
          .field(CASELESS, "run_as", "run_as_user_name")
          .field(REMOTE_DEFAULT, "parent_path", "run_as", "run_as_user_name")
          .field(REMOTE_DEFAULT, "evaluation.empty_result_state", "evaluation.notification")
          .remoteDefault("evaluation.notification.notify_on_ok", false)
          .remoteDefault("schedule.pause_status", "UNPAUSED")
          .classify(Verdicts.sameWorkspacePath("parent_path"))
          .facets(() -> facets())
          .permissions("alertsv2", "id")
          .page("sql/alerts-v2/{id}")
          .build();

  private Alerts() {}

  private static FacetsBuilder facets() {
    Map<String, String> lines =
        Map.of("query_lines", "query_text", "custom_description_lines", "custom_description");
    List<String> beside = List.of("warehouse_id", "display_name", "parent_path");
    return new FacetsBuilder()
        .named("display_name", NameStyle.PLAIN)
        .level("CAN_VIEW", "CAN_READ")
        .level("CAN_RUN", "CAN_RUN")
        .level("CAN_MANAGE", "CAN_MANAGE")
        .owner("CAN_MANAGE")
        .runsAs(RunsAs.ANYONE)
        .pausable("schedule.pause_status")
        .inlined(new Inlined("file_path", "", lines, beside))
        .defaultsTo("parent_path", "${workspace.resource_path}");
  }

  private static boolean isDeleted(JsonNode alert) {
    return alert.path("lifecycle_state").asText().equals("DELETED");
  }
}

package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.trowel.schema.shape.Facets.Parent;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.List;

/// Monitors of the quality of a table, named by the table. The table stands in the address, not in
/// the body.
final class QualityMonitors {

  private static final String TABLE = "table_name";
  private static final String OUTPUT = "output_schema_name";
  private static final String GET = "GET /api/2.1/unity-catalog/tables/{id}/monitor";
  private static final String ONE = " /api/2.1/unity-catalog/tables/{table_name}/monitor";

  static final ResourceKind KIND =
      ResourceKind.of("quality_monitors", "quality_monitor", "catalog.CreateMonitor")
          .create("POST" + ONE, Bodies.without(TABLE))
          .id((settings, answer) -> settings.path(TABLE).asText())
          .read(GET)
          .view(OrderFree.sets("notifications.on_failure.email_addresses"))
          .update(
              "PUT" + ONE,
              Bodies.without(TABLE, "assets_dir", "skip_builtin_dashboard", "warehouse_id"))
          .delete("DELETE /api/2.1/unity-catalog/tables/{id}/monitor")
          .find(Finds.byName(GET, Names.dotted(TABLE)))
          .field(REQUIRED, TABLE, "assets_dir", OUTPUT)
          .field(IDENTITY, TABLE)
          .field(CASELESS, TABLE, OUTPUT, "baseline_table_name")
          .field(REPLACE, "assets_dir")
          .field(INPUT_ONLY, "skip_builtin_dashboard", "warehouse_id")
          .field(IGNORE_REMOTE, "latest_monitor_failure_msg")
          .field(REMOTE_DEFAULT, "schedule.pause_status")
          .classify(Verdicts.sameWorkspacePath("assets_dir"))
          .facets(() ->
              new FacetsBuilder()
                  .runsAs(RunsAs.OWNER)
                  .parent(new Parent(OUTPUT, "schemas", List.of(OUTPUT), "id"))
                  .pausedBy("schedule", NullNode.getInstance()))
          .page("explore/data/{id/}")
          .build();

  private QualityMonitors() {}
}

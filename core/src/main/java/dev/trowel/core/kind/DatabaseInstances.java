package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Reads.Reader;

/// Database instances. The workspace says of most of their fields only what became of them, under
/// other names.
final class DatabaseInstances {

  private static final String ALL = " /api/2.0/database/instances";
  private static final String ONE = ALL + "/{id}";

  private static final Reader GET = Reads.plain("GET" + ONE).unless(DatabaseInstances::isDeleting);

  static final ResourceKind KIND =
      ResourceKind.of("database_instances", "database_instance", "database.DatabaseInstance")
          .create("POST" + ALL)
          .id("name")
          .read(GET)
          .update("PATCH" + ONE + "?update_mask=*", Bodies.settings())
          .delete("DELETE" + ONE + "?purge=true")
          .await(Awaits.databaseAvailable())
          .occupied(Finds.onItsWayOut("GET" + ONE, DatabaseInstances::isDeleting))
          .find(Finds.byName(GET, Names.dotted("name"), (id, _) -> id))
          .field(REQUIRED, "name")
          .field(IDENTITY, "name")
          .field(REPLACE, "parent_instance_ref")
          .field(REMOTE_DEFAULT, "parent_instance_ref.uid")
          .field(INPUT_ONLY, "custom_tags", "enable_pg_native_login", "node_count", "stopped")
          .field(INPUT_ONLY, "enable_readable_secondaries", "retention_window_in_days")
          .field(INPUT_ONLY, "parent_instance_ref.lsn", "usage_policy_id")
          .facets(() ->
              new FacetsBuilder()
                  .level("CAN_VIEW", "CAN_USE")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("database-instances", "id")
          .guard("The databases in the instance are lost.")
          .traits(Trait.ASKED_FOR)
          .page("compute/database-instances/{id}")
          .build();

  private DatabaseInstances() {}

  private static boolean isDeleting(JsonNode instance) {
    return instance.path("state").asText().equals("DELETING");
  }
}

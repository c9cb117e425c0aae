package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

/// Tables of a database that follow a table of Unity Catalog. Nothing of one can change.
final class SyncedDatabaseTables {

  private static final String ALL = " /api/2.0/database/synced_tables";
  private static final String ONE = ALL + "/{id}";

  static final ResourceKind KIND =
      ResourceKind.of(
              "synced_database_tables", "synced_database_table", "database.SyncedDatabaseTable")
          .create("POST" + ALL)
          .id("name")
          .read("GET" + ONE)
          .delete("DELETE" + ONE)
          .find(Finds.byName("GET" + ONE, Names.dotted("name")))
          .field(REQUIRED, "name")
          .field(IDENTITY, "name")
          .field(CASELESS, "name", "spec.source_table_full_name")
          .field(REPLACE, "database_instance_name", "logical_database_name", "spec")
          .field(INPUT_ONLY, "database_instance_name", "logical_database_name")
          .field(INPUT_ONLY, "spec.accelerated_sync", "spec.existing_pipeline_id")
          .field(INPUT_ONLY, "spec.create_database_objects_if_missing", "spec.new_pipeline_spec")
          .guard("The synced table is lost; its source stays.")
          .traits(Trait.ASKED_FOR)
          .page("explore/data/{id/}")
          .build();

  private SyncedDatabaseTables() {}
}

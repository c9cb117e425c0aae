package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REPLACE;

/// Tables in Lakebase that follow a table of Unity Catalog; nothing of one can be changed.
final class PostgresSyncedTables {

  private static final Lakebase LAKEBASE =
      new Lakebase(
          "postgres_synced_tables",
          "postgres_synced_table",
          "postgres.SyncedTableSyncedTableSpec",
          "synced_tables",
          "synced_table_id");

  static final ResourceKind KIND =
      LAKEBASE
          .atTheTop()
          .field(REPLACE, "*")
          .guard("The synced table is lost; its source stays.")
          .page("explore/data/{id/}")
          .build();

  private PostgresSyncedTables() {}
}

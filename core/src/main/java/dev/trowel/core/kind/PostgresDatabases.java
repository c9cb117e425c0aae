package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REQUIRED;

/// Databases in a Lakebase branch.
final class PostgresDatabases {

  private static final Lakebase LAKEBASE =
      new Lakebase(
          "postgres_databases",
          "postgres_database",
          "postgres.DatabaseDatabaseSpec",
          "databases",
          "database_id");

  static final ResourceKind KIND =
      LAKEBASE
          .inParent()
          .update(LAKEBASE.update())
          .field(REQUIRED, "role")
          .guard("The tables in the database are lost.")
          .traits(Trait.ASKED_FOR)
          .build();

  private PostgresDatabases() {}
}

package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

/// Unity Catalog catalogs that show a Lakebase database; the database stays when one is deleted.
final class PostgresCatalogs {

  private static final Lakebase LAKEBASE =
      new Lakebase(
          "postgres_catalogs",
          "postgres_catalog",
          "postgres.CatalogCatalogSpec",
          "catalogs",
          "catalog_id");

  static final ResourceKind KIND =
      LAKEBASE
          .atTheTop()
          .field(REQUIRED, "postgres_database")
          .field(REPLACE, "branch", "create_database_if_missing", "postgres_database")
          .guard("All that was granted on the catalog is lost; its database stays.")
          .page("explore/data/{id/}")
          .build();

  private PostgresCatalogs() {}
}

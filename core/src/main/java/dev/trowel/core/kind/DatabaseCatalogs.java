package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

/// Catalogs that show one database of an instance in Unity Catalog. Nothing of one can change.
final class DatabaseCatalogs {

  private static final String ALL = " /api/2.0/database/catalogs";
  private static final String ONE = ALL + "/{id}";

  static final ResourceKind KIND =
      ResourceKind.of("database_catalogs", "database_catalog", "database.DatabaseCatalog")
          .create("POST" + ALL)
          .id("name")
          .read("GET" + ONE)
          .delete("DELETE" + ONE)
          .find(Finds.byName("GET" + ONE, Names.dotted("name")))
          .field(REQUIRED, "name", "database_instance_name", "database_name")
          .field(IDENTITY, "name")
          .field(CASELESS, "name")
          .field(REPLACE, "database_instance_name", "database_name")
          .field(REPLACE, "create_database_if_not_exists")
          .field(INPUT_ONLY, "create_database_if_not_exists")
          .guard("All that was granted on the catalog is lost; its database stays.")
          .page("explore/data/{id}")
          .build();

  private DatabaseCatalogs() {}
}

package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SLASH;

import dev.trowel.schema.shape.Facets.NameStyle;

/// Unity Catalog schemas.
final class Schemas {

  private static final String ONE = " /api/2.1/unity-catalog/schemas/{id}";

  static final ResourceKind KIND =
      ResourceKind.of("schemas", "schema", "catalog.CreateSchema")
          .create("POST /api/2.1/unity-catalog/schemas")
          .id(Names.dotted("catalog_name", "name"))
          .read("GET" + ONE)
          .update("PATCH" + ONE, Bodies.only("comment", "custom_max_retention_hours", "properties"))
          .delete("DELETE" + ONE + "?force=true")
          .find(Finds.byName("GET" + ONE, Names.dotted("catalog_name", "name")))
          .field(REQUIRED, "catalog_name", "name")
          .field(IDENTITY, "catalog_name", "name")
          .field(CASELESS, "catalog_name", "name")
          .field(REPLACE, "storage_root")
          .field(REMOTE_DEFAULT, "storage_root", "custom_max_retention_hours")
          .field(SLASH, "storage_root")
          .classify(Verdicts.managedProperties())
          .facets(() ->
              new FacetsBuilder()
                  .named("name", NameStyle.IDENTIFIER, "skip_name_prefix_for_schema")
                  .fullName("catalog_name", "name")
                  .inCatalog("catalog_name")
                  .securable("schema"))
          .grants("schema")
          .guard("The tables, views, volumes and functions in the schema are lost.")
          .traits(Trait.ASKED_FOR)
          .page("explore/data/{id/}")
          .build();

  private Schemas() {}
}

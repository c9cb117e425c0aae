package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.RENAME;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SLASH;

import dev.trowel.core.kind.Request.Body;

/// Unity Catalog catalogs.
final class Catalogs {

  private static final String ONE = " /api/2.1/unity-catalog/catalogs/{id}";

  private static final String[] UPDATABLE = {
    "comment", "custom_max_retention_hours", "managed_encryption_settings", "options", "properties"
  };

  private static final Body RENAMED = Bodies.renamed(UPDATABLE);

  static final ResourceKind KIND =
      ResourceKind.of("catalogs", "catalog", "catalog.CreateCatalog")
          .create("POST /api/2.1/unity-catalog/catalogs")
          .id((settings, answer) -> answer.path("name").asText(settings.path("name").asText()))
          .read("GET" + ONE)
          .update("PATCH" + ONE, Bodies.only(UPDATABLE))
          .rename("PATCH" + ONE, RENAMED)
          .delete("DELETE" + ONE + "?force=true")
          .find(Finds.byName("GET" + ONE, Names.dotted("name")))
          .field(REQUIRED, "name")
          .field(RENAME, "name")
          .field(CASELESS, "name")
          .field(REPLACE, "storage_root", "connection_name", "provider_name", "share_name")
          .field(REMOTE_DEFAULT, "storage_root", "custom_max_retention_hours", "options")
          .field(SLASH, "storage_root")
          .classify(Verdicts.managedProperties())
          .facets(() -> new FacetsBuilder().fullName("name").securable("catalog"))
          .grants("catalog")
          .guard("The schemas in the catalog and all that is in them are lost.")
          .page("explore/data/{id/}")
          .build();

  private Catalogs() {}
}

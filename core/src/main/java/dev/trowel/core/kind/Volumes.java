package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.RENAME;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SLASH;

/// Unity Catalog volumes.
final class Volumes {

  private static final String ONE = " /api/2.1/unity-catalog/volumes/{id}";

  static final ResourceKind KIND =
      ResourceKind.of("volumes", "volume", "catalog.CreateVolumeRequestContent")
          .create("POST /api/2.1/unity-catalog/volumes")
          .id(Names.dotted("catalog_name", "schema_name", "name"))
          .read("GET" + ONE)
          .remote(Names::withVolumePath)
          .update("PATCH" + ONE, Bodies.only("comment"))
          .rename("PATCH" + ONE, Bodies.renamed("comment"))
          .delete("DELETE" + ONE)
          .find(Finds.byName("GET" + ONE, Names.dotted("catalog_name", "schema_name", "name")))
          .field(REQUIRED, "catalog_name", "schema_name", "name")
          .field(IDENTITY, "catalog_name", "schema_name")
          .field(RENAME, "name")
          .field(CASELESS, "catalog_name", "schema_name", "name")
          .field(REPLACE, "storage_location", "volume_type")
          .field(REMOTE_DEFAULT, "storage_location")
          .field(SLASH, "storage_location")
          .facets(() ->
              new FacetsBuilder()
                  .securable("volume")
                  .inSchema("catalog_name", "schema_name")
                  .computed("volume_path", "/Volumes/{catalog_name}/{schema_name}/{name}")
                  .defaultsTo("volume_type", "MANAGED"))
          .grants("volume")
          .guard("The files in the volume are lost, unless it is an external one.")
          .traits(Trait.ASKED_FOR)
          .page("explore/data/volumes/{id/}")
          .build();

  private Volumes() {}
}

package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.SLASH;

import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.schema.shape.Facets.NameStyle;

/// Models in Unity Catalog, with the aliases that the bundle declares ([ModelAliases]).
final class RegisteredModels {

  private static final String ONE = " /api/2.1/unity-catalog/models/{id}";
  private static final Identity FULL_NAME = Names.dotted("catalog_name", "schema_name", "name");

  private static final Request OWN =
      Request.of("PATCH" + ONE, Bodies.only("aliases", "browse_only", "comment", "owner"));

  static final ResourceKind KIND =
      ResourceKind.of(
              "registered_models", "registered_model", "catalog.CreateRegisteredModelRequest")
          .create("POST /api/2.1/unity-catalog/models")
          .id(FULL_NAME)
          .read("GET" + ONE)
          .live(ModelAliases::settings)
          .remote(Json::copy)
          .enquiry(ModelAliases::ask)
          .unsent(ModelAliases.FIELD)
          .update(target -> ModelAliases.changes(target, OWN.call(target)))
          .delete("DELETE" + ONE)
          .find(Finds.byName("GET" + ONE, FULL_NAME))
          .field(IDENTITY, "catalog_name", "schema_name", "name")
          .field(CASELESS, "catalog_name", "schema_name", "name")
          .field(REPLACE, "storage_location")
          .field(REMOTE_DEFAULT, "storage_location")
          .field(SLASH, "storage_location")
          .keyed(ModelAliases.FIELD, "alias_name")
          .field(IGNORE_REMOTE, "browse_only", "owner", "full_name", "metastore_id")
          .field(IGNORE_REMOTE, "created_at", "created_by", "updated_at", "updated_by")
          .facets(
              new FacetsBuilder()
                  .named("name", NameStyle.IDENTIFIER)
                  .inSchema("catalog_name", "schema_name")
                  .securable("function"))
          .grants("function")
          .guard("All versions of the model are lost.")
          .page("explore/data/models/{id/}")
          .build();

  private RegisteredModels() {}
}

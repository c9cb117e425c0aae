package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.SLASH;

import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Facets.NameStyle;
import java.util.ArrayList;
import java.util.List;

/// Models in Unity Catalog, with the aliases and tags that the bundle declares ([ModelAliases],
/// [ModelTags]). Only MLflow's requests know of tags.
final class RegisteredModels {

  private static final String ONE = " /api/2.1/unity-catalog/models/{id}";
  private static final Identity FULL_NAME = Names.dotted("catalog_name", "schema_name", "name");

  private static final ModelTags TAGS =
      new ModelTags("/api/2.0/mlflow/unity-catalog/registered-models/");

  private static final Request OWN =
      Request.of("PATCH" + ONE, Bodies.only("aliases", "browse_only", "comment", "owner"));

  static final ResourceKind KIND =
      ResourceKind.of(
              "registered_models", "registered_model", "catalog.CreateRegisteredModelRequest")
          .create("POST /api/2.1/unity-catalog/models", Bodies.without(ModelTags.FIELD))
          .id(FULL_NAME)
          .read("GET" + ONE)
          .live(model -> ModelTags.put(model, ModelAliases.put(model, Json.copy(model))))
          .remote(Json::copy)
          .enquiry(ModelAliases.ENQUIRY.and(TAGS.apart("/registered_model/tags")))
          .unsent(ModelAliases.FIELD, ModelTags.FIELD)
          .started(TAGS::all)
          .update(RegisteredModels::update)
          .delete("DELETE" + ONE)
          .find(Finds.byName("GET" + ONE, FULL_NAME))
          .field(IDENTITY, "catalog_name", "schema_name", "name")
          .field(CASELESS, "catalog_name", "schema_name", "name")
          .field(REPLACE, "storage_location")
          .field(REMOTE_DEFAULT, "storage_location")
          .field(SLASH, "storage_location")
          .keyed(ModelAliases.FIELD, "alias_name")
          .keyed(ModelTags.FIELD, "key")
          .field(IGNORE_REMOTE, "browse_only", "owner", "full_name", "metastore_id")
          .field(IGNORE_REMOTE, "created_at", "created_by", "updated_at", "updated_by")
          .facets(() ->
              new FacetsBuilder()
                  .named("name", NameStyle.IDENTIFIER)
                  .inSchema("catalog_name", "schema_name")
                  .securable("function")
                  .own(ModelTags.FIELD))
          .grants("function")
          .guard("All versions of the model are lost.")
          .page("explore/data/models/{id/}")
          .build();

  private RegisteredModels() {}

  private static List<Call> update(Target target) {
    List<Call> calls = new ArrayList<>();
    if (target.changed().stream().anyMatch(RegisteredModels::isOwn)) {
      calls.add(OWN.call(target));
    }
    calls.addAll(ModelAliases.changes(target));
    calls.addAll(TAGS.changes(target));
    return calls;
  }

  private static boolean isOwn(Path path) {
    return !Target.isIn(path, ModelAliases.FIELD) && !Target.isIn(path, ModelTags.FIELD);
  }
}

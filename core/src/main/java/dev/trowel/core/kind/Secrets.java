package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SECRET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Unity Catalog secrets. The value is sent and compared, and kept nowhere.
final class Secrets {

  private static final String ALL = "/api/2.1/unity-catalog/secrets";
  private static final String ONE = " " + ALL + "/{id}";
  private static final String GET = "GET" + ONE + "?include_value=true";

  static final ResourceKind KIND =
      ResourceKind.of("secrets", "secret", "catalog.Secret")
          .create("POST " + ALL)
          .id(Names.dotted("catalog_name", "schema_name", "name"))
          .read(GET)
          .live(Secrets::live)
          .remote(Secrets::live)
          .update("PATCH" + ONE + "?update_mask=*", Secrets::update)
          .delete("DELETE" + ONE)
          .find(Finds.byName(GET, Names.dotted("catalog_name", "schema_name", "name")))
          .field(REQUIRED, "catalog_name", "schema_name", "name", "value")
          .field(IDENTITY, "catalog_name", "schema_name", "name")
          .field(SECRET, "value")
          .field(CASELESS, "catalog_name", "schema_name", "name")
          .classify(Verdicts.sameInstant("expire_time"))
          .facets(() ->
              new FacetsBuilder()
                  .hidden("value")
                  .securable("secret")
                  .fullName("catalog_name", "schema_name", "name")
                  .inSchema("catalog_name", "schema_name"))
          .grants("secret")
          .guard("The value of the secret is lost.")
          .build();

  private Secrets() {}

  /// The value comes back under another name than it is sent.
  private static ObjectNode live(JsonNode secret) {
    ObjectNode settings = Json.copy(secret).without("value");
    Json.ifPresent(secret, "effective_value", value -> settings.set("value", value));
    return settings.without("effective_value");
  }

  /// The mask names every field, so a comment that was taken away is sent empty.
  private static JsonNode update(Target target) {
    ObjectNode body = target.settings().deepCopy();
    return body.has("comment") ? body : body.put("comment", "");
  }
}

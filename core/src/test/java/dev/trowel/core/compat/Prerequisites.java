package dev.trowel.core.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/// Makes the catalogs and schemas that bundles take for granted.
final class Prerequisites {

  private static final String API = "/api/2.1/unity-catalog/";

  private Prerequisites() {}

  static void make(Workspace workspace, Bundle bundle) {
    Set<String> catalogs = new LinkedHashSet<>();
    Set<String> schemas = new LinkedHashSet<>();
    for (Resource resource : bundle.resources().values()) {
      String catalog = Values.text(resource.settings(), "catalog_name");
      String schema = Values.text(resource.settings(), "schema_name");
      if (catalog != null && !catalog.contains("${")) {
        catalogs.add(catalog);
        if (schema != null && !schema.contains("${")) {
          schemas.add(catalog + "." + schema);
        }
      }
    }
    catalogs.forEach(name -> post(workspace, "catalogs", object().put("name", name)));
    for (String schema : schemas) {
      int dot = schema.indexOf('.');
      ObjectNode body = object().put("catalog_name", schema.substring(0, dot));
      post(workspace, "schemas", body.put("name", schema.substring(dot + 1)));
    }
  }

  private static void post(Workspace workspace, String collection, JsonNode body) {
    Answer answer = workspace.rest().send(Call.post(API + collection, body));
    boolean there =
        answer instanceof Answer.Refused refused && refused.errorCode().endsWith("ALREADY_EXISTS");
    assertThat(answer instanceof Answer.Ok || there).as("%s %s", collection, answer).isTrue();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

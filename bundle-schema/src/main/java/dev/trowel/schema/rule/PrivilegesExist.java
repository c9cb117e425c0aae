package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Grants give privileges that there are in Unity Catalog, and that the object can have.
final class PrivilegesExist implements Rule {

  private static final Set<String> ALL =
      Set.of(
          "ACCESS",
          "ALL_PRIVILEGES",
          "APPLY_TAG",
          "BROWSE",
          "CREATE",
          "CREATE_CATALOG",
          "CREATE_CLEAN_ROOM",
          "CREATE_CONNECTION",
          "CREATE_EXTERNAL_LOCATION",
          "CREATE_EXTERNAL_TABLE",
          "CREATE_EXTERNAL_VOLUME",
          "CREATE_FOREIGN_CATALOG",
          "CREATE_FOREIGN_SECURABLE",
          "CREATE_FUNCTION",
          "CREATE_MANAGED_STORAGE",
          "CREATE_MATERIALIZED_VIEW",
          "CREATE_MODEL",
          "CREATE_MODEL_VERSION",
          "CREATE_PROVIDER",
          "CREATE_RECIPIENT",
          "CREATE_SCHEMA",
          "CREATE_SERVICE_CREDENTIAL",
          "CREATE_SHARE",
          "CREATE_STORAGE_CREDENTIAL",
          "CREATE_TABLE",
          "CREATE_VIEW",
          "CREATE_VOLUME",
          "EXECUTE",
          "EXECUTE_CLEAN_ROOM_TASK",
          "EXTERNAL_USE_LOCATION",
          "EXTERNAL_USE_SCHEMA",
          "MANAGE",
          "MANAGE_ALLOWLIST",
          "MODIFY",
          "MODIFY_CLEAN_ROOM",
          "READ_FILES",
          "READ_METADATA",
          "READ_PRIVATE_FILES",
          "READ_VOLUME",
          "REFRESH",
          "SELECT",
          "SET_SHARE_PERMISSION",
          "USAGE",
          "USE_CATALOG",
          "USE_CONNECTION",
          "USE_MARKETPLACE_ASSETS",
          "USE_PROVIDER",
          "USE_RECIPIENT",
          "USE_SCHEMA",
          "USE_SHARE",
          "WRITE_FILES",
          "WRITE_PRIVATE_FILES",
          "WRITE_VOLUME");

  /// Kinds that hold nothing, whose privileges are few; others pass theirs on to what they hold.
  private static final Map<String, Set<String>> OWN =
      Map.of(
          "volumes",
          Set.of("READ_VOLUME", "WRITE_VOLUME", "APPLY_TAG", "MANAGE", "ALL_PRIVILEGES", "BROWSE"));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      List<Value> grants = resource.grants();
      for (int i = 0; i < grants.size(); i++) {
        Path path = resource.key().path().field("grants").index(i).field("privileges");
        List<Value> privileges = Values.items(grants.get(i), "privileges");
        for (int p = 0; p < privileges.size(); p++) {
          check(resource.key().kind(), path.index(p), privileges.get(p), diagnostics);
        }
      }
    }
  }

  private static void check(String kind, Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Text(var place, String written)) || Reference.isIn(written)) {
      return;
    }
    String name = written.toUpperCase(Locale.ROOT).replace(' ', '_');
    Set<String> known = OWN.getOrDefault(kind, ALL);
    if (!known.contains(name)) {
      String summary =
          ALL.contains(name)
              ? "%s have no privilege %s".formatted(kind, written)
              : "there is no privilege %s".formatted(written);
      diagnostics.add(
          Diagnostic.warning("privilege-unknown", summary)
              .detail(Suggestion.advice(name, known, "The workspace may refuse it."))
              .at(at)
              .in(place));
    }
  }
}

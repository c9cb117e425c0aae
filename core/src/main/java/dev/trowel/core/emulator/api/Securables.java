package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of things Unity Catalog holds, as rows.
public final class Securables {
  private static final String STORAGE = "s3://trowel-local-metastore/";

  /// One kind.
  ///
  /// @param path behind `/api/2.1/unity-catalog/`, also the name of its table
  /// @param type in capitals, as answers name it
  /// @param noun as messages name it
  /// @param list the field of a list's answer
  /// @param code what its error codes start with; `RESOURCE` for those without codes of their own
  /// @param parents the fields that name what it lies in, outermost first
  /// @param fill adds what the service adds
  public record Kind(
      String path,
      String type,
      String noun,
      String list,
      String code,
      List<String> parents,
      List<String> required,
      BiConsumer<ObjectNode, World> fill) {

    /// The name of the request `create` or `update` of this kind in `types.json`.
    String request(String verb) {
      return (path.equals("models") ? "registered-models" : path) + "." + verb;
    }

    /// The full name, dots between its parts.
    String fullName(ObjectNode object) {
      return Stream.concat(parents.stream(), Stream.of("name"))
          .map(field -> object.path(field).asText())
          .collect(Collectors.joining("."));
    }

    ApiException missing(String name) {
      return new ApiException(
          404, code + "_DOES_NOT_EXIST", noun + " '" + name + "' does not exist.");
    }

    ApiException exists(String name) {
      return new ApiException(
          400, code + "_ALREADY_EXISTS", noun + " '" + name + "' already exists");
    }

    /// Adds what the service adds to everything of this kind.
    void complete(ObjectNode object, World world) {
      fill.accept(object, world);
      Docs.defaults(object, "owner", world.caller().userName());
      object.put("full_name", fullName(object)).put("metastore_id", World.METASTORE);
      object.put("created_at", world.now()).put("created_by", world.caller().userName());
      object.put("updated_at", world.now()).put("updated_by", world.caller().userName());
      object.put("browse_only", false);
    }
  }

  private static final List<String> IN_SCHEMA = List.of("catalog_name", "schema_name");

  /// All kinds, containers before what lies in them.
  public static final List<Kind> ALL =
      List.of(
          new Kind(
              "catalogs",
              "CATALOG",
              "Catalog",
              "catalogs",
              "CATALOG",
              List.of(),
              List.of(),
              Securables::fillCatalog),
          new Kind(
              "schemas",
              "SCHEMA",
              "Schema",
              "schemas",
              "SCHEMA",
              List.of("catalog_name"),
              List.of(),
              Securables::fillSchema),
          new Kind(
              "volumes",
              "VOLUME",
              "Volume",
              "volumes",
              "VOLUME",
              IN_SCHEMA,
              List.of("volume_type"),
              Securables::fillVolume),
          new Kind(
              "models",
              "FUNCTION",
              "Routine or Model",
              "registered_models",
              "RESOURCE",
              IN_SCHEMA,
              List.of(),
              Securables::fillModel),
          new Kind(
              "tables",
              "TABLE",
              "Table",
              "tables",
              "TABLE",
              IN_SCHEMA,
              List.of("table_type", "data_source_format"),
              Securables::fillTable),
          new Kind(
              "external-locations",
              "EXTERNAL_LOCATION",
              "External Location",
              "external_locations",
              "EXTERNAL_LOCATION",
              List.of(),
              List.of("url", "credential_name"),
              Securables::fillLocation),
          new Kind(
              "secrets",
              "SECRET",
              "Secret",
              "secrets",
              "SECRET",
              IN_SCHEMA,
              List.of("value"),
              (secret, world) -> {}));

  private static final Map<String, Kind> BY_TYPE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Kind::type, kind -> kind));

  private Securables() {}

  /// The kind at `path`.
  public static Kind at(String path) {
    return ALL.stream().filter(kind -> kind.path().equals(path)).findFirst().orElseThrow();
  }

  /// The kind of a securable type, in any case, else 400.
  static Kind ofType(String type) {
    Kind kind = BY_TYPE.get(type.toUpperCase(Locale.ROOT));
    if (kind == null) {
      String known = Arrays.toString(BY_TYPE.keySet().stream().sorted().toArray());
      throw ApiException.invalid(
          "'" + type + "' is not a valid securable type, expected one of " + known);
    }
    return kind;
  }

  private static void fillCatalog(ObjectNode catalog, World world) {
    catalog.put("id", world.uuid()).put("catalog_type", "MANAGED_CATALOG");
    Docs.defaults(catalog, "isolation_mode", "OPEN");
    Docs.defaults(catalog, "enable_predictive_optimization", "INHERIT");
    catalog.put("securable_type", "CATALOG").put("securable_kind", "CATALOG_STANDARD");
    catalog.set("provisioning_info", Docs.parse("{'state': 'ACTIVE'}"));
    catalog.put("accessible_in_current_workspace", true);
  }

  private static void fillSchema(ObjectNode schema, World world) {
    schema.put("schema_id", world.uuid()).put("catalog_type", "MANAGED_CATALOG");
    Docs.defaults(schema, "enable_predictive_optimization", "INHERIT");
    schema.set(
        "effective_predictive_optimization_flag",
        Docs.parse(
            "{'value': 'ENABLE', 'inherited_from_type': 'METASTORE', 'inherited_from_name':"
                + " 'local'}"));
    schema.put("securable_type", "SCHEMA").put("securable_kind", "SCHEMA_STANDARD");
  }

  private static void fillVolume(ObjectNode volume, World world) {
    String id = world.uuid();
    volume.put("volume_id", id);
    boolean external = volume.path("volume_type").asText().equals("EXTERNAL");
    if (external) {
      Docs.required(volume, "storage_location");
    } else if (volume.has("storage_location")) {
      throw ApiException.invalid("A managed volume cannot have a storage_location.");
    }
    Docs.defaults(volume, "storage_location", STORAGE + World.METASTORE + "/volumes/" + id);
  }

  private static void fillModel(ObjectNode model, World world) {
    String id = world.uuid();
    model.put("id", id);
    Docs.defaults(model, "storage_location", STORAGE + World.METASTORE + "/models/" + id);
  }

  private static void fillTable(ObjectNode table, World world) {
    table.put("table_id", world.uuid());
    Docs.defaults(table, "columns", Docs.array());
  }

  private static void fillLocation(ObjectNode location, World world) {
    location.put("credential_id", world.uuid());
    Docs.defaults(location, "read_only", false);
    Docs.defaults(location, "isolation_mode", "ISOLATION_MODE_OPEN");
  }
}

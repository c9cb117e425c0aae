package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.util.List;
import java.util.regex.Pattern;

/// The kinds of things in Lakebase Postgres, as rows.
final class LakebaseKinds {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
  private static final Pattern DATABASE = Pattern.compile("[a-z0-9][a-z0-9-]{2,61}[a-z0-9]");
  private static final Pattern CATALOG = Pattern.compile("[^./ ]+");
  private static final Pattern TABLE = Pattern.compile("[^./ ]+\\.[^./ ]+\\.[^./ ]+");
  private static final List<String> EVERYTHING = List.of();

  /// One kind.
  ///
  /// @param collection what its names lie under; the request in `types.json` is called the same
  /// @param noun as messages name it
  /// @param ownId the query parameter and the field with the last part of the name
  /// @param form what that may be
  /// @param fixed fields of `spec` that cannot be changed; empty when none can
  /// @param defaults what `status` says where `spec` says nothing
  record Kind(
      String collection,
      String noun,
      String ownId,
      Pattern form,
      List<String> fixed,
      ObjectNode defaults) {

    /// What is left for an update.
    boolean isFixed(String field) {
      return fixed.isEmpty() || fixed.contains(field);
    }

    ApiException missing(String name) {
      return new ApiException(404, "NOT_FOUND", noun + " '" + name + "' does not exist.");
    }

    void check(String id) {
      if (!form.matcher(id).matches()) {
        throw ApiException.invalid("'" + id + "' is not a valid " + ownId + ".");
      }
    }
  }

  static final Kind PROJECTS =
      new Kind(
          "projects",
          "Project",
          "project_id",
          SLUG,
          List.of("pg_version"),
          Docs.parse(
              "{'pg_version': 17, 'history_retention_duration': '604800s',"
                  + " 'enable_pg_native_login': false, 'default_endpoint_settings':"
                  + " {'autoscaling_limit_min_cu': 1.0, 'autoscaling_limit_max_cu': 1.0,"
                  + " 'suspend_timeout_duration': '300s'}}"));

  static final Kind BRANCHES =
      new Kind(
          "branches",
          "Branch",
          "branch_id",
          SLUG,
          List.of("source_branch", "source_branch_lsn", "source_branch_time", "source_snapshot"),
          Docs.parse("{'is_protected': false, 'default': false, 'current_state': 'READY'}"));

  static final Kind ENDPOINTS =
      new Kind(
          "endpoints",
          "Endpoint",
          "endpoint_id",
          SLUG,
          List.of("endpoint_type"),
          Docs.parse(
              "{'autoscaling_limit_min_cu': 1.0, 'autoscaling_limit_max_cu': 1.0,"
                  + " 'suspend_timeout_duration': '300s', 'disabled': false}"));

  static final Kind DATABASES =
      new Kind("databases", "Database", "database_id", DATABASE, List.of("-"), Docs.object());

  static final Kind ROLES =
      new Kind(
          "roles",
          "Role",
          "role_id",
          ROLE,
          List.of("postgres_role", "auth_method", "identity_type"),
          Docs.parse("{'auth_method': 'PG_PASSWORD_SCRAM_SHA_256'}"));

  static final Kind CATALOGS =
      new Kind("catalogs", "Catalog", "catalog_id", CATALOG, EVERYTHING, Docs.object());

  static final Kind SYNCED_TABLES =
      new Kind(
          "synced_tables",
          "Synced table",
          "synced_table_id",
          TABLE,
          EVERYTHING,
          Docs.parse(
              "{'detailed_state': 'SYNCED_TABLE_ONLINE_NO_PENDING_UPDATE',"
                  + " 'unity_catalog_provisioning_state': 'ACTIVE'}"));

  static final List<Kind> ALL =
      List.of(PROJECTS, BRANCHES, ENDPOINTS, DATABASES, ROLES, CATALOGS, SYNCED_TABLES);

  private LakebaseKinds() {}

  /// The kind of what is called `name`, such as `projects/shop`; 404 when no such thing can be.
  static Kind of(String name) {
    String[] parts = name.split("/", -1);
    String collection = parts.length < 2 ? "" : parts[parts.length - 2];
    return ALL.stream()
        .filter(kind -> kind.collection().equals(collection))
        .findFirst()
        .orElseThrow(() -> new ApiException(404, "NOT_FOUND", "'" + name + "' does not exist."));
  }
}

package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.api.LakebaseKinds.Kind;
import dev.trowel.core.emulator.http.ApiException;
import java.util.List;
import java.util.Map;

/// What must hold in Lakebase, what it adds to what was asked for, and what comes and goes with
/// what.
final class LakebaseRules {
  /// Fields of `spec` that `status` does not have.
  static final List<String> NOT_SHOWN =
      List.of("no_expiry", "ttl", "no_suspension", "create_database_if_missing");

  private static final String OWNER = "databricks_owner";
  private static final String WRITER = "ENDPOINT_TYPE_READ_WRITE";

  private LakebaseRules() {}

  /// Refuses what cannot be.
  static void check(Kind kind, String name, ObjectNode spec, World world) {
    switch (kind.collection()) {
      case "branches" -> checkExpiry(spec);
      case "endpoints" -> checkEndpoint(name, spec, world);
      case "databases" -> checkDatabase(spec, world);
      case "catalogs" -> checkCatalog(name, spec, world);
      case "synced_tables" -> checkTable(name, spec, world);
      default -> {}
    }
  }

  private static void checkExpiry(ObjectNode spec) {
    long said = List.of("ttl", "expire_time", "no_expiry").stream().filter(spec::has).count();
    if (said != 1) {
      throw ApiException.invalid("Exactly one of ttl, expire_time and no_expiry must be given.");
    }
    String source = spec.path("source_branch").asText();
    if (!source.isEmpty() && !source.matches("projects/[^/]+/branches/[^/]+")) {
      throw ApiException.invalid("'" + source + "' is not the name of a branch.");
    }
  }

  private static void checkEndpoint(String name, ObjectNode spec, World world) {
    String type = Docs.required(spec, "endpoint_type");
    String siblings = name.substring(0, name.lastIndexOf('/') + 1);
    boolean taken =
        world.tx().under(Lakebase.TABLE, siblings).values().stream()
            .filter(other -> !other.path("name").asText().equals(name))
            .anyMatch(other -> other.at("/status/endpoint_type").asText().equals(WRITER));
    if (type.equals(WRITER) && taken) {
      throw ApiException.invalid("The branch already has a read-write endpoint.");
    }
    double least = spec.path("autoscaling_limit_min_cu").asDouble(0.5);
    if (spec.path("autoscaling_limit_max_cu").asDouble(least) < least) {
      throw ApiException.invalid("autoscaling_limit_max_cu is less than the minimum.");
    }
  }

  private static void checkDatabase(ObjectNode spec, World world) {
    Docs.required(spec, "postgres_database");
    Lakebase.require(world, Docs.required(spec, "role"));
  }

  private static void checkCatalog(String name, ObjectNode spec, World world) {
    String branch = Docs.required(spec, "branch");
    Lakebase.require(world, branch);
    String database = Docs.required(spec, "postgres_database");
    if (!spec.path("create_database_if_missing").asBoolean()
        && !hasDatabase(branch, database, world)) {
      throw ApiException.invalid("Database '" + database + "' does not exist in " + branch + ".");
    }
    if (world.tx().has("catalogs", own(name))) {
      throw new ApiException(409, "ALREADY_EXISTS", "Catalog '" + own(name) + "' already exists");
    }
  }

  private static void checkTable(String name, ObjectNode spec, World world) {
    Docs.required(spec, "source_table_full_name");
    Docs.required(spec, "scheduling_policy");
    if (!spec.path("primary_key_columns").isArray()) {
      throw ApiException.missing("primary_key_columns");
    }
    String[] parts = own(name).split("\\.", -1);
    Unity.require(world, Securables.at("schemas"), parts[0] + "." + parts[1]);
  }

  private static boolean hasDatabase(String branch, String database, World world) {
    return world.tx().under(Lakebase.TABLE, branch + "/databases/").values().stream()
        .anyMatch(other -> other.at("/status/postgres_database").asText().equals(database));
  }

  /// Adds to `status` what the service knows.
  static void complete(Kind kind, String name, ObjectNode status, World world) {
    status.put(kind.ownId(), own(name));
    switch (kind.collection()) {
      case "projects" -> {
        Docs.defaults(status, "display_name", own(name));
        Docs.defaults(status, "owner", world.caller().userName());
        Docs.defaults(status, "default_branch", name + "/branches/production");
      }
      case "branches" -> Docs.defaults(status, "source_branch", defaultBranch(name, world));
      case "endpoints" ->
          status.putObject("hosts").put("host", own(name) + ".database.local.invalid");
      case "synced_tables" -> Docs.defaults(status, "pipeline_id", world.uuid());
      default -> {}
    }
  }

  private static String defaultBranch(String branch, World world) {
    String project = branch.substring(0, branch.indexOf("/branches/"));
    return Lakebase.require(world, project).at("/status/default_branch").asText();
  }

  /// Makes what comes with a new object.
  static void born(Kind kind, String name, ObjectNode spec, World world) {
    switch (kind.collection()) {
      case "projects" -> project(name, world);
      case "branches" -> branch(name, world);
      case "catalogs" -> catalog(name, spec, world);
      case "synced_tables" -> table(name, world);
      default -> {}
    }
  }

  private static void project(String name, World world) {
    String branch = name + "/branches/production";
    ObjectNode first = Docs.object().put("no_expiry", true).put("default", true);
    Lakebase.store(world, LakebaseKinds.BRANCHES, branch, first);
    writer(branch, world);
    String role = branch + "/roles/" + OWNER;
    ObjectNode owner = Docs.object().put("postgres_role", world.caller().userName());
    Lakebase.store(world, LakebaseKinds.ROLES, role, owner.put("identity_type", "USER"));
    database(branch, "databricks-postgres", "databricks_postgres", role, world);
    Acl.created(world, "database-projects", own(name), List.of());
  }

  /// A branch begins as a copy of its source.
  private static void branch(String name, World world) {
    writer(name, world);
    String source = Lakebase.require(world, name).at("/status/source_branch").asText();
    for (Kind kind : List.of(LakebaseKinds.ROLES, LakebaseKinds.DATABASES)) {
      Map<String, ObjectNode> there =
          Map.copyOf(world.tx().under(Lakebase.TABLE, source + "/" + kind.collection() + "/"));
      there.forEach((from, object) -> {
        ObjectNode spec = ((ObjectNode) object.path("spec")).deepCopy();
        String role = spec.path("role").asText();
        if (!role.isEmpty()) {
          spec.put("role", role.replace(source + "/", name + "/"));
        }
        Lakebase.store(world, kind, from.replace(source + "/", name + "/"), spec);
      });
    }
  }

  private static void writer(String branch, World world) {
    ObjectNode spec = Docs.object().put("endpoint_type", WRITER);
    Lakebase.store(world, LakebaseKinds.ENDPOINTS, branch + "/endpoints/primary", spec);
  }

  private static void catalog(String name, ObjectNode spec, World world) {
    String branch = spec.path("branch").asText();
    String database = spec.path("postgres_database").asText();
    if (!hasDatabase(branch, database, world)) {
      database(branch, world.letters(12), database, branch + "/roles/" + OWNER, world);
    }
    Unity.plant(world, "catalogs", Docs.object().put("name", own(name)));
  }

  private static void database(
      String branch, String id, String database, String role, World world) {
    ObjectNode spec = Docs.object().put("postgres_database", database).put("role", role);
    Lakebase.store(world, LakebaseKinds.DATABASES, branch + "/databases/" + id, spec);
  }

  private static void table(String name, World world) {
    Unity.plant(world, "tables", Unity.table(own(name), "POSTGRESQL_FORMAT"));
  }

  /// Refuses to delete what others need.
  static void checkDeletable(Kind kind, String name, ObjectNode object, World world) {
    if (object.at("/status/is_protected").asBoolean()) {
      throw ApiException.invalid("Branch '" + name + "' is protected.");
    }
    if (object.at("/status/default").asBoolean()) {
      throw ApiException.invalid("The default branch of a project cannot be deleted.");
    }
    boolean used =
        kind == LakebaseKinds.ROLES
            && world.tx().all(Lakebase.TABLE).stream()
                .anyMatch(other -> other.at("/status/role").asText().equals(name));
    if (used) {
      throw ApiException.invalid("Role '" + name + "' owns a database.");
    }
  }

  /// Takes away what goes with an object.
  static void gone(Kind kind, String name, World world) {
    switch (kind.collection()) {
      case "projects" -> Acl.forget(world, "database-projects", own(name));
      case "catalogs", "synced_tables" ->
          Unity.drop(world, kind == LakebaseKinds.CATALOGS ? "catalogs" : "tables", own(name));
      default -> {}
    }
  }

  /// Takes the field `path` of an update mask over from one spec into another.
  static void take(Kind kind, String path, ObjectNode from, ObjectNode into) {
    String[] steps = path.split("\\.", -1);
    if (steps.length < 2 || !steps[0].equals("spec")) {
      throw ApiException.invalid("Invalid update mask: '" + path + "'.");
    }
    if (kind.isFixed(steps[1])) {
      throw ApiException.invalid(
          "Field '" + path + "' of a " + kind.noun() + " cannot be updated.");
    }
    ObjectNode target = into;
    JsonNode source = from;
    for (int i = 1; i < steps.length - 1; i++) {
      target = Docs.child(target, steps[i]);
      source = source.path(steps[i]);
    }
    JsonNode value = source.path(steps[steps.length - 1]);
    if (value.isMissingNode()) {
      target.remove(steps[steps.length - 1]);
    } else {
      target.set(steps[steps.length - 1], value);
    }
  }

  private static String own(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}

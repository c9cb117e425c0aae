package dev.trowel.core.kind;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All kinds of resources there are. A new one is written in a file of its own and listed here.
public final class Kinds {

  /// Every kind, sorted by name.
  public static final List<ResourceKind> ALL =
      List.of(
          Alerts.KIND,
          Apps.KIND,
          Catalogs.KIND,
          Clusters.KIND,
          Dashboards.KIND,
          DatabaseCatalogs.KIND,
          DatabaseInstances.KIND,
          Experiments.KIND,
          ExternalLocations.KIND,
          GenieSpaces.KIND,
          InstancePools.KIND,
          JobRuns.KIND,
          Jobs.KIND,
          ModelServingEndpoints.KIND,
          Models.KIND,
          Pipelines.KIND,
          PostgresBranches.KIND,
          PostgresCatalogs.KIND,
          PostgresDatabases.KIND,
          PostgresEndpoints.KIND,
          PostgresProjects.KIND,
          PostgresRoles.KIND,
          PostgresSyncedTables.KIND,
          QualityMonitors.KIND,
          RegisteredModels.KIND,
          Schemas.KIND,
          SecretScopes.KIND,
          Secrets.KIND,
          SqlWarehouses.KIND,
          SyncedDatabaseTables.KIND,
          VectorSearchEndpoints.KIND,
          VectorSearchIndexes.KIND,
          Volumes.KIND);

  private Kinds() {}

  /// The kind called `name`, such as `jobs`; empty when there is none.
  public static Optional<ResourceKind> named(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /// The names of the kinds with this trait.
  public static Set<String> with(Trait trait) {
    return ALL.stream()
        .filter(kind -> kind.traits().contains(trait))
        .map(ResourceKind::name)
        .collect(toUnmodifiableSet());
  }

  /// The kind of the node `key`: of the resource, or of its permissions or grants; empty when there
  /// is none.
  public static Optional<ResourceKind> of(ResourceKey key) {
    Optional<ResourceKind> kind = named(key.kind());
    return switch (key.part()) {
      case SELF -> kind;
      case PERMISSIONS -> kind.flatMap(ResourceKind::permissions);
      case GRANTS -> kind.flatMap(ResourceKind::grants);
    };
  }
}

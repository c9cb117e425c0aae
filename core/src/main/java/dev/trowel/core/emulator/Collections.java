package dev.trowel.core.emulator;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;
import static dev.trowel.core.emulator.http.Route.put;

import dev.trowel.core.emulator.api.Acl;
import dev.trowel.core.emulator.api.Alerts;
import dev.trowel.core.emulator.api.Apps;
import dev.trowel.core.emulator.api.Clusters;
import dev.trowel.core.emulator.api.Dashboards;
import dev.trowel.core.emulator.api.DatabaseInstances;
import dev.trowel.core.emulator.api.Experiments;
import dev.trowel.core.emulator.api.GenieSpaces;
import dev.trowel.core.emulator.api.Grants;
import dev.trowel.core.emulator.api.Identity;
import dev.trowel.core.emulator.api.Imports;
import dev.trowel.core.emulator.api.Jobs;
import dev.trowel.core.emulator.api.Lakebase;
import dev.trowel.core.emulator.api.Metastores;
import dev.trowel.core.emulator.api.ModelVersions;
import dev.trowel.core.emulator.api.Models;
import dev.trowel.core.emulator.api.MonitorRefreshes;
import dev.trowel.core.emulator.api.Monitors;
import dev.trowel.core.emulator.api.Pipelines;
import dev.trowel.core.emulator.api.Queries;
import dev.trowel.core.emulator.api.RegisteredTags;
import dev.trowel.core.emulator.api.Runs;
import dev.trowel.core.emulator.api.SecretScopes;
import dev.trowel.core.emulator.api.Securables;
import dev.trowel.core.emulator.api.Securables.Kind;
import dev.trowel.core.emulator.api.Serving;
import dev.trowel.core.emulator.api.Simple;
import dev.trowel.core.emulator.api.StagedVersions;
import dev.trowel.core.emulator.api.TrackedRuns;
import dev.trowel.core.emulator.api.Unity;
import dev.trowel.core.emulator.api.UnitySecrets;
import dev.trowel.core.emulator.api.VectorSearch;
import dev.trowel.core.emulator.api.VolumeFiles;
import dev.trowel.core.emulator.api.Warehouses;
import dev.trowel.core.emulator.api.WorkspaceTree;
import dev.trowel.core.emulator.api.World;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The whole API as rows; what is not listed here answers 404.
final class Collections {
  private static final List<String> JOBS = List.of("2.0", "2.1", "2.2");
  private static final List<String> CLUSTERS = List.of("2.0", "2.1");
  private static final List<String> ACCESS = List.of("{type}", "sql/{type}");

  static final List<Route<World>> ROUTES =
      Stream.of(
              identity(),
              tree(),
              volumes(),
              jobs(),
              clusters(),
              mlflow(),
              modelVersions(),
              unity(),
              serving(),
              pipelines(),
              Pipelines.updates(),
              permissions(),
              lookups(),
              Apps.rows(),
              DatabaseInstances.rows(),
              Lakebase.rows(),
              VectorSearch.rows(),
              SecretScopes.rows(),
              UnitySecrets.rows(),
              Warehouses.rows(),
              Dashboards.rows(),
              GenieSpaces.rows(),
              Alerts.rows(),
              Queries.rows(),
              PageRoutes.rows())
          .flatMap(List::stream)
          .toList();

  private Collections() {}

  private static List<Route<World>> identity() {
    return List.of(
        get("/api/2.0/preview/scim/v2/Me", Identity::me),
        get("/api/2.0/preview/scim/v2/Users", Identity::users),
        get("/api/2.0/preview/scim/v2/Groups", Identity::groups),
        get("/api/2.0/preview/scim/v2/ServicePrincipals", Identity::servicePrincipals),
        get("/.well-known/databricks-config", Identity::hostConfig),
        get("/oidc/.well-known/oauth-authorization-server", Identity::noOauth),
        post("/telemetry-ext", (request, world) -> Reply.empty()));
  }

  private static List<Route<World>> tree() {
    return List.of(
        new Route<>(
            "POST", "/api/2.0/workspace-files/import-file/{path...}", true, Imports::importFile),
        post("/api/2.0/workspace/import", Imports::importContent),
        post("/api/2.0/workspace/mkdirs", WorkspaceTree::mkdirs),
        post("/api/2.0/workspace/delete", WorkspaceTree::delete),
        get("/api/2.0/workspace/get-status", WorkspaceTree::getStatus),
        get("/api/2.0/workspace/list", WorkspaceTree::list),
        get("/api/2.0/workspace/export", WorkspaceTree::export));
  }

  private static List<Route<World>> volumes() {
    String files = "/api/2.0/fs/files/{path...}";
    String folders = "/api/2.0/fs/directories/{path...}";
    return List.of(
        new Route<>("PUT", files, true, VolumeFiles::upload),
        get(files, VolumeFiles::download),
        new Route<>("HEAD", files, VolumeFiles::metadata),
        delete(files, VolumeFiles::delete),
        put(folders, VolumeFiles::makeDirectory),
        get(folders, VolumeFiles::listDirectory),
        new Route<>("HEAD", folders, VolumeFiles::directoryMetadata),
        delete(folders, VolumeFiles::deleteDirectory));
  }

  private static List<Route<World>> jobs() {
    return versioned(
        JOBS,
        List.of(
            post("/api/{version}/jobs/create", Jobs::create),
            get("/api/{version}/jobs/get", Jobs::get),
            get("/api/{version}/jobs/list", Jobs::list),
            post("/api/{version}/jobs/reset", Jobs::reset),
            post("/api/{version}/jobs/update", Jobs::update),
            post("/api/{version}/jobs/delete", Jobs::delete),
            post("/api/{version}/jobs/run-now", Runs::runNow),
            post("/api/{version}/jobs/runs/submit", Runs::submit),
            get("/api/{version}/jobs/runs/get", Runs::get),
            get("/api/{version}/jobs/runs/list", Runs::list),
            get("/api/{version}/jobs/runs/get-output", Runs::output),
            post("/api/{version}/jobs/runs/cancel", Runs::cancel),
            post("/api/{version}/jobs/runs/cancel-all", Runs::cancelAll),
            post("/api/{version}/jobs/runs/delete", Runs::delete)));
  }

  private static List<Route<World>> clusters() {
    return versioned(
        CLUSTERS,
        List.of(
            post("/api/{version}/clusters/create", Clusters::create),
            get("/api/{version}/clusters/get", Clusters::get),
            get("/api/{version}/clusters/list", Clusters::list),
            post("/api/{version}/clusters/edit", Clusters::edit),
            post("/api/{version}/clusters/resize", Clusters::resize),
            post("/api/{version}/clusters/start", Clusters::start),
            post("/api/{version}/clusters/restart", Clusters::restart),
            post("/api/{version}/clusters/delete", Clusters::terminate),
            post("/api/{version}/clusters/permanent-delete", Clusters::permanentDelete),
            post("/api/{version}/clusters/pin", Clusters::pin),
            post("/api/{version}/clusters/unpin", Clusters::pin),
            get("/api/{version}/clusters/spark-versions", Clusters::sparkVersions),
            get("/api/{version}/clusters/list-node-types", Clusters::nodeTypes)));
  }

  private static List<Route<World>> mlflow() {
    String experiments = "/api/2.0/mlflow/experiments/";
    String models = "/api/2.0/mlflow/registered-models/";
    return List.of(
        post(experiments + "create", Experiments::create),
        get(experiments + "get", Experiments::get),
        get(experiments + "get-by-name", Experiments::getByName),
        get(experiments + "list", Experiments::list),
        post(experiments + "search", Experiments::search),
        post(experiments + "update", Experiments::update),
        post(experiments + "delete", Experiments::delete),
        post(experiments + "restore", Experiments::restore),
        post(experiments + "set-experiment-tag", Experiments::setTag),
        post(models + "create", Models::create),
        get(models + "get", Models::get),
        get("/api/2.0/mlflow/databricks/registered-models/get", Models::getDatabricks),
        new Route<>("PATCH", models + "update", Models::update),
        post(models + "rename", Models::rename),
        delete(models + "delete", Models::delete),
        get(models + "list", Models::list),
        get(models + "search", Models::list),
        post(models + "set-tag", Models::setTag),
        delete(models + "delete-tag", Models::deleteTag));
  }

  private static List<Route<World>> modelVersions() {
    String staged = "/api/2.0/mlflow/model-versions/";
    String unity = "/api/2.0/mlflow/unity-catalog/model-versions/";
    String models = "/api/2.0/mlflow/unity-catalog/registered-models/";
    String runs = "/api/2.0/mlflow/runs/";
    return List.of(
        post(staged + "create", StagedVersions::create),
        get(staged + "get", StagedVersions::get),
        get(staged + "search", StagedVersions::search),
        patch(staged + "update", StagedVersions::update),
        delete(staged + "delete", StagedVersions::delete),
        post(staged + "transition-stage", StagedVersions::transition),
        post(staged + "set-tag", StagedVersions::setTag),
        delete(staged + "delete-tag", StagedVersions::deleteTag),
        post(unity + "create", ModelVersions::create),
        get(unity + "get", ModelVersions::getTagged),
        post(unity + "set-tag", ModelVersions::setTag),
        delete(unity + "delete-tag", ModelVersions::deleteTag),
        get(models + "get", RegisteredTags::get),
        post(models + "set-tag", RegisteredTags::set),
        delete(models + "delete-tag", RegisteredTags::delete),
        post(runs + "create", TrackedRuns::create),
        get(runs + "get", TrackedRuns::get),
        post(runs + "update", TrackedRuns::update),
        post(runs + "log-metric", TrackedRuns::logMetric),
        post(runs + "log-parameter", TrackedRuns::logParameter),
        post(runs + "log-batch", TrackedRuns::logBatch),
        post(runs + "set-tag", TrackedRuns::setTag));
  }

  private static List<Route<World>> unity() {
    String base = "/api/2.1/unity-catalog/";
    List<Route<World>> rows = new ArrayList<>();
    for (Kind kind : Securables.ALL) {
      if (kind.path().equals(UnitySecrets.PATH)) {
        continue;
      }
      Unity unity = new Unity(kind);
      String one = base + kind.path() + "/{name}";
      rows.add(post(base + kind.path(), unity::create));
      rows.add(get(base + kind.path(), unity::list));
      rows.add(get(one, unity::get));
      rows.add(delete(one, unity::delete));
      if (!kind.path().equals("tables")) {
        rows.add(patch(one, unity::update));
      }
    }
    String monitor = base + "tables/{table}/monitor";
    rows.addAll(
        List.of(
            post(monitor, Monitors::create),
            get(monitor, Monitors::get),
            put(monitor, Monitors::update),
            delete(monitor, Monitors::delete),
            post(monitor + "/refreshes", MonitorRefreshes::run),
            get(monitor + "/refreshes", MonitorRefreshes::list),
            get(base + "models/{name}/versions", ModelVersions::list),
            get(base + "models/{name}/versions/{version}", ModelVersions::get),
            delete(base + "models/{name}/versions/{version}", ModelVersions::delete),
            get(base + "models/{name}/aliases/{alias}", ModelVersions::byAlias),
            put(base + "models/{name}/aliases/{alias}", ModelVersions::setAlias),
            delete(base + "models/{name}/aliases/{alias}", ModelVersions::deleteAlias),
            get(base + "permissions/{type}/{name}", Grants::get),
            patch(base + "permissions/{type}/{name}", Grants::update),
            get(base + "effective-permissions/{type}/{name}", Grants::effective),
            get(base + "current-metastore-assignment", Metastores::current),
            get(base + "metastore_summary", Metastores::summary),
            get(base + "metastores", Metastores::list)));
    return rows;
  }

  private static List<Route<World>> serving() {
    String base = "/api/2.0/serving-endpoints";
    return List.of(
        post(base, Serving::create),
        get(base, Serving::list),
        get(base + "/{name}", Serving::get),
        delete(base + "/{name}", Serving::delete),
        put(base + "/{name}/config", Serving::config),
        patch(base + "/{name}/tags", Serving::tags),
        put(base + "/{name}/ai-gateway", Serving::aiGateway),
        patch(base + "/{name}/notifications", Serving::notifications),
        patch(base + "/{name}/telemetry-config", Serving::telemetry));
  }

  private static List<Route<World>> pipelines() {
    String base = "/api/2.0/pipelines";
    return List.of(
        post(base, Pipelines::create),
        get(base, Pipelines::list),
        get(base + "/{id}", Pipelines::get),
        put(base + "/{id}", Pipelines::update),
        delete(base + "/{id}", Pipelines::delete));
  }

  private static List<Route<World>> permissions() {
    List<Route<World>> rows = new ArrayList<>();
    for (String type : ACCESS) {
      String one = "/api/2.0/permissions/" + type + "/{id}";
      rows.add(get(one, Acl::get));
      rows.add(put(one, Acl::set));
      rows.add(patch(one, Acl::update));
      rows.add(get(one + "/permissionLevels", Acl::levels));
    }
    return rows;
  }

  private static List<Route<World>> lookups() {
    List<Route<World>> rows = new ArrayList<>();
    rows.addAll(byRpc("/api/2.0/instance-pools", Simple.POOLS));
    rows.addAll(byRpc("/api/2.0/policies/clusters", Simple.POLICIES));
    return rows;
  }

  private static List<Route<World>> byRpc(String base, Simple simple) {
    return List.of(
        post(base + "/create", simple::create),
        get(base + "/get", simple::get),
        get(base + "/list", simple::list),
        post(base + "/edit", simple::edit),
        post(base + "/delete", simple::delete));
  }

  private static List<Route<World>> versioned(List<String> versions, List<Route<World>> rows) {
    return rows.stream()
        .flatMap(row -> Route.versions(versions, row.verb(), row.pattern(), row.handler()).stream())
        .toList();
  }
}

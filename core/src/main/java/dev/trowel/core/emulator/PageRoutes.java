package dev.trowel.core.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.emulator.api.Alerts;
import dev.trowel.core.emulator.api.Apps;
import dev.trowel.core.emulator.api.Clusters;
import dev.trowel.core.emulator.api.Dashboards;
import dev.trowel.core.emulator.api.DatabaseInstances;
import dev.trowel.core.emulator.api.DatabaseTables;
import dev.trowel.core.emulator.api.Experiments;
import dev.trowel.core.emulator.api.GenieSpaces;
import dev.trowel.core.emulator.api.Jobs;
import dev.trowel.core.emulator.api.Models;
import dev.trowel.core.emulator.api.Pipelines;
import dev.trowel.core.emulator.api.Runs;
import dev.trowel.core.emulator.api.Securables;
import dev.trowel.core.emulator.api.Serving;
import dev.trowel.core.emulator.api.Unity;
import dev.trowel.core.emulator.api.VectorSearch;
import dev.trowel.core.emulator.api.World;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Bytes;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import dev.trowel.core.emulator.http.Route.Handler;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The addresses at which people look at objects: each shows what the API tells of one.
final class PageRoutes {
  private static final List<String> BY_DEPTH = List.of("catalogs", "schemas", "tables");

  private PageRoutes() {}

  static List<Route<World>> rows() {
    return List.of(
        page("/jobs/{page}", "job_id", Jobs::get),
        page("/compute/clusters/{page}", "cluster_id", Clusters::get),
        page("/pipelines/{page}", "id", Pipelines::get),
        page("/ml/experiments/{page}", "experiment_id", Experiments::get),
        page("/ml/models/{page}", "name", Models::get),
        page("/ml/endpoints/{page}", "name", Serving::get),
        page("/apps/{page}", "name", Apps::read),
        page("/compute/database-instances/{page}", "name", DatabaseInstances::read),
        page("/jobs/{job}/runs/{page}", "run_id", Runs::get),
        page("/compute/vector-search/{page}", "name", VectorSearch::read),
        page("/dashboardsv3/{page}/published", "id", Dashboards::read),
        page("/genie/rooms/{page}", "id", GenieSpaces::read),
        page("/sql/alerts-v2/{page}", "id", Alerts::read),
        page("/explore/data/models/{page...}", "name", securable("models")),
        page("/explore/data/volumes/{page...}", "name", securable("volumes")),
        page("/explore/data/{page...}", "name", PageRoutes::byDepth));
  }

  /// A row that asks the API's handler, wherever that looks for the name.
  private static Route<World> page(String pattern, String name, Handler<World> api) {
    return new Route<>(
        "GET",
        pattern,
        (request, world) -> {
          Map<String, String> named = Map.of(name, request.param("page").replace('/', '.'));
          Request asked = new Request("GET", request.target(), "", named, named, request.content());
          return readable(api.handle(asked, world));
        });
  }

  private static Handler<World> securable(String path) {
    return new Unity(Securables.at(path))::get;
  }

  private static Reply byDepth(Request request, World world) {
    int depth = request.param("name").split("\\.", -1).length;
    String path = BY_DEPTH.get(Math.min(depth, BY_DEPTH.size()) - 1);
    try {
      return securable(path).handle(request, world);
    } catch (ApiException missing) {
      return depth == 1
          ? DatabaseTables.readCatalog(request, world)
          : DatabaseTables.readTable(request, world);
    }
  }

  private static Reply readable(Reply reply) {
    try {
      JsonNode body = Json.MAPPER.readTree(reply.content().array());
      Bytes text = Bytes.of(body.toPrettyString() + "\n");
      return new Reply(reply.status(), reply.contentType(), reply.headers(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/2.0/mlflow/experiments/*`: experiments, which are nodes of the workspace's tree too.
///
/// A deleted experiment can be restored, and its name can be used again at once (the service keeps
/// the name until the trash is emptied), so that destroying and deploying again works.
public final class Experiments {
  private static final String TABLE = "experiments";
  private static final String STAGE = "lifecycle_stage";
  private static final String NODE_TYPE = "MLFLOW_EXPERIMENT";
  private static final int DEFAULT_LIMIT = 1000;
  private static final Pattern FILTER =
      Pattern.compile("(?:attribute\\.|attr\\.)?name\\s*(=|LIKE|ILIKE)\\s*'([^']*)'");

  private Experiments() {}

  /// `POST create`.
  public static Reply create(Request request, World world) {
    ObjectNode body = world.types().read("experiments.create", request.json());
    String path = freePath(world, Docs.required(body, "name"));
    String id = world.number(TABLE, 16);
    ObjectNode experiment = Docs.object().put("experiment_id", id).put("name", path);
    experiment.put(
        "artifact_location",
        Docs.text(body, "artifact_location").orElse("dbfs:/databricks/mlflow-tracking/" + id));
    experiment.put(STAGE, "active").put("creation_time", world.now());
    experiment.put("last_update_time", world.now());
    ArrayNode tags = experiment.putArray("tags");
    Docs.objects(body, "tags").forEach(tags::add);
    setTag(experiment, "mlflow.ownerId", world.caller().id());
    setTag(experiment, "mlflow.ownerEmail", world.caller().userName());
    setTag(experiment, "mlflow.experimentType", "MLFLOW_EXPERIMENT");
    world.tx().put(TABLE, id, experiment);
    place(world, experiment);
    Acl.created(world, "experiments", id, List.of());
    return Reply.ok(Docs.object().put("experiment_id", id));
  }

  /// `GET get`, deleted ones too.
  public static Reply get(Request request, World world) {
    return shown(require(world, request.required("experiment_id")));
  }

  /// `GET get-by-name`.
  public static Reply getByName(Request request, World world) {
    String name = request.required("experiment_name");
    return shown(
        named(world, Tree.canonical(name))
            .orElseThrow(() -> ApiException.notFound("Node " + name + " does not exist.")));
  }

  /// `GET list`.
  public static Reply list(Request request, World world) {
    return page(
        request.query("view_type").orElse(""),
        "",
        request.number("max_results", DEFAULT_LIMIT),
        request.query("page_token").orElse(""),
        world);
  }

  /// `POST search`; filters by name only.
  public static Reply search(Request request, World world) {
    JsonNode body = request.json();
    return page(
        body.path("view_type").asText(""),
        body.path("filter").asText(""),
        body.path("max_results").asInt(DEFAULT_LIMIT),
        body.path("page_token").asText(""),
        world);
  }

  /// `POST update`: a new name.
  public static Reply update(Request request, World world) {
    ObjectNode body = request.json();
    ObjectNode experiment = active(world, Docs.required(body, "experiment_id"));
    String before = experiment.path("name").asText();
    String name = Docs.text(body, "new_name").orElse(before);
    if (!Tree.canonical(name).equals(before)) {
      experiment.put("name", freePath(world, name));
      new Tree(world).remove(before);
      place(world, experiment);
    }
    return changed(world, experiment);
  }

  /// `POST delete`: into the trash.
  public static Reply delete(Request request, World world) {
    ObjectNode experiment = active(world, Docs.required(request.json(), "experiment_id"));
    new Tree(world).remove(experiment.path("name").asText());
    return changed(world, experiment.put(STAGE, "deleted"));
  }

  /// `POST restore`.
  public static Reply restore(Request request, World world) {
    ObjectNode experiment = require(world, Docs.required(request.json(), "experiment_id"));
    freePath(world, experiment.path("name").asText());
    place(world, experiment);
    return changed(world, experiment.put(STAGE, "active"));
  }

  /// `POST set-experiment-tag`.
  public static Reply setTag(Request request, World world) {
    ObjectNode body = request.json();
    ObjectNode experiment = active(world, Docs.required(body, "experiment_id"));
    setTag(experiment, Docs.required(body, "key"), body.path("value").asText());
    return changed(world, experiment);
  }

  /// Marks the experiment of a tree node that was deleted with its folder.
  static void trash(World world, ObjectNode node) {
    if (node.path("object_type").asText().equals(NODE_TYPE)) {
      ObjectNode experiment = require(world, node.path("object_id").asText());
      changed(world, experiment.put(STAGE, "deleted"));
    }
  }

  private static void place(World world, ObjectNode experiment) {
    ObjectNode node = Docs.object().put("object_type", NODE_TYPE);
    node.set("object_id", experiment.get("experiment_id"));
    new Tree(world).put(experiment.path("name").asText(), node);
  }

  /// The canonical path of a name that is absolute, whose folder exists, and where nothing is.
  private static String freePath(World world, String name) {
    if (!name.startsWith("/")) {
      throw ApiException.invalid(
          "Got an invalid experiment name '"
              + name
              + "'. An experiment name must be an absolute path within the Databricks workspace,"
              + " e.g. '/Users/<some-username>/my-experiment'.");
    }
    String path = Tree.canonical(name);
    Tree tree = new Tree(world);
    if (tree.find(Tree.parent(path)).filter(Tree::isDirectory).isEmpty()) {
      throw ApiException.notFound("Parent directory " + Tree.parent(path) + " does not exist.");
    }
    if (tree.find(path).isPresent()) {
      throw ApiException.exists("Node named '" + Tree.name(path) + "' already exists");
    }
    return path;
  }

  private static Optional<ObjectNode> named(World world, String path) {
    return world.tx().all(TABLE).stream()
        .filter(experiment -> experiment.path("name").asText().equals(path))
        .filter(experiment -> experiment.path(STAGE).asText().equals("active"))
        .findFirst()
        .map(ObjectNode::deepCopy);
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.notFound("Node ID " + id + " does not exist."));
  }

  /// @throws ApiException 404 when there is none, or a deleted one
  static ObjectNode active(World world, String id) {
    ObjectNode experiment = require(world, id);
    if (!experiment.path(STAGE).asText().equals("active")) {
      throw ApiException.notFound("Node ID " + id + " does not exist.");
    }
    return experiment;
  }

  private static Reply changed(World world, ObjectNode experiment) {
    experiment.put("last_update_time", world.now());
    world.tx().put(TABLE, experiment.path("experiment_id").asText(), experiment);
    return Reply.empty();
  }

  private static Reply shown(ObjectNode experiment) {
    ObjectNode answer = Docs.object();
    answer.set("experiment", experiment);
    return Reply.ok(answer);
  }

  private static Reply page(String view, String filter, int limit, String token, World world) {
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .filter(experiment -> isInView(experiment, view))
            .filter(experiment -> isNamed(experiment, filter))
            .toList();
    return Reply.ok(Pages.render("experiments", Pages.cut(found, Math.max(1, limit), token)));
  }

  private static boolean isInView(ObjectNode experiment, String view) {
    boolean deleted = experiment.path(STAGE).asText().equals("deleted");
    return switch (view) {
      case "ALL" -> true;
      case "DELETED_ONLY" -> deleted;
      default -> !deleted;
    };
  }

  private static boolean isNamed(ObjectNode experiment, String filter) {
    if (filter.isBlank()) {
      return true;
    }
    Matcher parts = FILTER.matcher(filter.strip());
    if (!parts.matches()) {
      throw ApiException.invalid("Invalid filter string: " + filter);
    }
    String name = experiment.path("name").asText();
    if (parts.group(1).equals("=")) {
      return name.equals(parts.group(2));
    }
    String wanted = Pattern.quote(parts.group(2)).replace("%", "\\E.*\\Q");
    int flags = parts.group(1).equals("ILIKE") ? Pattern.CASE_INSENSITIVE : 0;
    return Pattern.compile(wanted, flags).matcher(name).matches();
  }

  private static void setTag(ObjectNode experiment, String key, String value) {
    ArrayNode tags = (ArrayNode) experiment.get("tags");
    tags.removeIf(tag -> tag.path("key").asText().equals(key));
    tags.addObject().put("key", key).put("value", value);
  }
}

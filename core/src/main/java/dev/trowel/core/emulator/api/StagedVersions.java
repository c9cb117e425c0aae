package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `/api/2.0/mlflow/model-versions/*`: versions in the workspace's own registry, each in a stage.
public final class StagedVersions {
  private static final String TABLE = "workspace_model_versions";
  private static final String STAGE = "current_stage";
  private static final String NONE = "None";
  private static final String ARCHIVED = "Archived";
  private static final List<String> STAGES = List.of(NONE, "Staging", "Production", ARCHIVED);
  private static final int PAGE = 10_000;

  /// A quote within quotes of its own sort is told from the last one, and stays as it is written.
  private static final Pattern FILTER =
      Pattern.compile("name\\s*=\\s*(?:'((?:''|\\\\'|[^'])*)'|\"((?:\"\"|\\\\\"|[^\"])*)\")");

  private StagedVersions() {}

  /// `POST create`.
  public static Reply create(Request request, World world) {
    ObjectNode body = request.json();
    String name = Docs.required(body, "name");
    ObjectNode version = Docs.only(body, "run_id", "run_link", "description", "tags");
    version.put("source", Docs.required(body, "source"));
    return shown(add(world, name, version));
  }

  /// Adds a version with this source and what else is known of it.
  static ObjectNode add(World world, String name, ObjectNode version) {
    Models.require(world, name);
    String number = Integer.toString(1 + last(world, name));
    version.put("name", name).put("version", number).put(STAGE, NONE).put("status", "READY");
    version.put("creation_timestamp", world.now()).put("last_updated_timestamp", world.now());
    version.put("user_id", world.caller().userName());
    Docs.defaults(version, "run_id", "");
    Docs.defaults(version, "tags", Docs.array());
    world.tx().put(TABLE, key(name, number), version);
    return version;
  }

  /// `GET get`.
  public static Reply get(Request request, World world) {
    return shown(require(world, request.required("name"), request.required("version")));
  }

  /// `GET search`: all, or by `name = '…'` only; newest first.
  ///
  /// @throws ApiException 400 for any other filter, so that nobody takes all for what was asked for
  public static Reply search(Request request, World world) {
    String filter = request.query("filter").orElse("").strip();
    String under = filter.isEmpty() ? "" : wanted(filter) + "/";
    List<ObjectNode> found = List.copyOf(world.tx().under(TABLE, under).descendingMap().values());
    int limit = Math.clamp(request.number("max_results", PAGE), 1, PAGE);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("model_versions", Pages.cut(found, limit, token)));
  }

  private static String wanted(String filter) {
    Matcher parts = FILTER.matcher(filter);
    if (!parts.matches()) {
      throw ApiException.invalid("Invalid clause(s) in filter string: '" + filter + "'");
    }
    return parts.group(1) == null ? parts.group(2) : parts.group(1);
  }

  /// `PATCH update`: the description.
  public static Reply update(Request request, World world) {
    ObjectNode version = require(world, request.json());
    version.put("description", request.json().path("description").asText());
    return shown(changed(world, version));
  }

  /// `POST transition-stage`.
  public static Reply transition(Request request, World world) {
    ObjectNode body = request.json();
    ObjectNode version = require(world, body);
    String stage = stage(Docs.required(body, "stage"));
    boolean archive = body.path("archive_existing_versions").asBoolean();
    if (archive && List.of(NONE, ARCHIVED).contains(stage)) {
      throw ApiException.invalid(
          "Model version transition cannot archive existing model versions because '"
              + stage
              + "' is not an Active stage. Valid stages are Staging and Production");
    }
    if (archive) {
      holders(world, version.path("name").asText(), stage)
          .filter(other -> !other.path("version").equals(version.path("version")))
          .forEach(other -> changed(world, other.deepCopy().put(STAGE, ARCHIVED)));
    }
    return shown(changed(world, version.put(STAGE, stage)));
  }

  /// `POST set-tag`.
  public static Reply setTag(Request request, World world) {
    ObjectNode version = require(world, request.json());
    String key = Docs.required(request.json(), "key");
    untagged(version, key)
        .addObject()
        .put("key", key)
        .put("value", request.json().path("value").asText());
    changed(world, version);
    return Reply.empty();
  }

  /// `DELETE delete-tag`.
  public static Reply deleteTag(Request request, World world) {
    ObjectNode version = require(world, request.required("name"), request.required("version"));
    untagged(version, request.required("key"));
    changed(world, version);
    return Reply.empty();
  }

  /// `DELETE delete`; not while it is in a stage that serves.
  public static Reply delete(Request request, World world) {
    ObjectNode version = require(world, request.required("name"), request.required("version"));
    String stage = version.path(STAGE).asText();
    if (!List.of(NONE, ARCHIVED).contains(stage)) {
      throw ApiException.invalid("Cannot delete a model version that is in stage " + stage + ".");
    }
    world.tx().remove(TABLE, key(version.path("name").asText(), version.path("version").asText()));
    return Reply.empty();
  }

  /// The newest version of each stage, as answers about a model show them.
  static ArrayNode latest(World world, String name) {
    Map<String, ObjectNode> newest = new LinkedHashMap<>();
    world
        .tx()
        .under(TABLE, name + "/")
        .descendingMap()
        .values()
        .forEach(version -> newest.putIfAbsent(version.path(STAGE).asText(), version));
    ArrayNode latest = Docs.array();
    newest.values().forEach(latest::add);
    return latest;
  }

  /// Takes the versions of a model away with it.
  static void forget(World world, String name) {
    List.copyOf(world.tx().under(TABLE, name + "/").keySet())
        .forEach(id -> world.tx().remove(TABLE, id));
  }

  /// Lets the versions of a model have its new name.
  static void rename(World world, String name, String other) {
    for (ObjectNode each : List.copyOf(world.tx().under(TABLE, name + "/").values())) {
      world.tx().remove(TABLE, key(name, each.path("version").asText()));
      changed(world, each.deepCopy().put("name", other));
    }
  }

  /// @throws ApiException 404 when there is no such version
  static ObjectNode require(World world, String name, String version) {
    return world
        .tx()
        .get(TABLE, key(name, version))
        .orElseThrow(() ->
            ApiException.notFound(
                "Model Version (name=" + name + ", version=" + version + ") not found"));
  }

  private static ObjectNode require(World world, ObjectNode body) {
    return require(world, Docs.required(body, "name"), Docs.required(body, "version"));
  }

  private static Stream<ObjectNode> holders(World world, String name, String stage) {
    return List.copyOf(world.tx().under(TABLE, name + "/").values()).stream()
        .filter(each -> each.path(STAGE).asText().equals(stage));
  }

  private static String stage(String written) {
    return STAGES.stream()
        .filter(written::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                "Invalid Model Version stage: "
                    + written
                    + ". Value must be one of "
                    + String.join(", ", STAGES)
                    + "."));
  }

  private static int last(World world, String name) {
    var last = world.tx().under(TABLE, name + "/").lastEntry();
    return last == null ? 0 : last.getValue().path("version").asInt();
  }

  private static ArrayNode untagged(ObjectNode version, String key) {
    ArrayNode tags =
        version.get("tags") instanceof ArrayNode found ? found : version.putArray("tags");
    tags.removeIf(tag -> tag.path("key").asText().equals(key));
    return tags;
  }

  private static ObjectNode changed(World world, ObjectNode version) {
    version.put("last_updated_timestamp", world.now());
    world
        .tx()
        .put(TABLE, key(version.path("name").asText(), version.path("version").asText()), version);
    return version;
  }

  private static Reply shown(ObjectNode version) {
    ObjectNode answer = Docs.object();
    answer.set("model_version", version);
    return Reply.ok(answer);
  }

  private static String key(String name, String version) {
    return version.matches("\\d{1,9}")
        ? name + "/" + String.format(Locale.ROOT, "%09d", Integer.parseInt(version))
        : "";
  }
}

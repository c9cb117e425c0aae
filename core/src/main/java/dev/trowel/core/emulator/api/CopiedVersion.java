package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A task whose Python file calls MLflow's `copy_model_version`: what the call does is done here.
///
/// Its parameters are `--source models:/NAME/VERSION`, `--destination NAME` and any number of
/// `--tag KEY=VALUE`; a notebook has `source` and `destination` among its own.
final class CopiedVersion {
  private static final String CALL = "copy_model_version";
  private static final Pattern SOURCE = Pattern.compile("models:/([^/@]+)[/@](.+)");
  private static final String UNITY = "/api/2.1/unity-catalog/models/";
  private static final String MLFLOW = "/api/2.0/mlflow/";

  private final ObjectNode run;
  private final ObjectNode task;
  private final World world;

  private CopiedVersion(ObjectNode run, ObjectNode task, World world) {
    this.run = run;
    this.task = task;
    this.world = world;
  }

  /// How the task ends; empty when it is none of this sort.
  ///
  /// @throws ApiException when the workspace refuses to copy
  static Optional<TaskEnd> end(ObjectNode run, ObjectNode task, World world) {
    CopiedVersion copied = new CopiedVersion(run, task, world);
    return copied.code().filter(text -> text.contains(CALL)).map(_ -> copied.copy());
  }

  private Optional<String> code() {
    return Docs.text(task.path("spark_python_task"), "python_file")
        .or(() -> Docs.text(task.path("notebook_task"), "notebook_path"))
        .filter(path -> path.startsWith("/"))
        .flatMap(path -> new Tree(world).find(Tree.canonical(path)))
        .flatMap(node -> Docs.text(node, "blob"))
        .map(blob -> new String(world.blobs().get(blob), StandardCharsets.UTF_8));
  }

  private TaskEnd copy() {
    String source = parameter("source");
    String name = parameter("destination");
    Matcher parts = SOURCE.matcher(source);
    if (!parts.matches()) {
      throw ApiException.invalid("Not a version of a model: " + source);
    }
    ObjectNode version = version(parts.group(1), parts.group(2), source.contains("@"));
    ObjectNode body = Docs.object().put("name", name);
    String number = version.path("version").asText();
    body.put("source", "models:/" + parts.group(1) + "/" + number);
    body.setAll(Docs.only(version, "run_id"));
    Docs.text(version, "comment")
        .or(() -> Docs.text(version, "description"))
        .ifPresent(text -> body.put("description", text));
    Docs.objects(tagged(parts.group(1), number), "tags").forEach(body.withArray("tags")::add);
    tags(body);
    String path = (isUnity(name) ? "unity-catalog/" : "") + "model-versions/create";
    JsonNode made = Outcomes.send("POST", MLFLOW + path, body.toString(), world);
    ObjectNode told = Docs.object().put("name", name);
    told.put("version", made.path("model_version").path("version").asText());
    return TaskEnd.good(
        Docs.object().put("notebook_output", told.toString()).put("logs", told + "\n"));
  }

  private ObjectNode version(String model, String which, boolean alias) {
    if (isUnity(model)) {
      String path = alias ? "/aliases/" : "/versions/";
      return object(Outcomes.send("GET", UNITY + coded(model) + path + coded(which), "", world));
    }
    String query = alias ? "registered-models/alias?alias=" : "model-versions/get?version=";
    String path = MLFLOW + query + coded(which) + "&name=" + coded(model);
    return object(Outcomes.send("GET", path, "", world).path("model_version"));
  }

  /// The source in the form that has its tags, which a copy has, too.
  private JsonNode tagged(String model, String number) {
    String path = MLFLOW + (isUnity(model) ? "unity-catalog/" : "") + "model-versions/get?name=";
    String query = coded(model) + "&version=" + coded(number);
    return Outcomes.send("GET", path + query, "", world).path("model_version");
  }

  private void tags(ObjectNode body) {
    List<String> given = arguments();
    for (int i = 0; i + 1 < given.size(); i++) {
      if (given.get(i).equals("--tag")) {
        String[] pair = given.get(i + 1).split("=", 2);
        ObjectNode tag = body.withArray("tags").addObject().put("key", pair[0]);
        tag.put("value", pair.length > 1 ? pair[1] : "");
      }
    }
  }

  private String parameter(String name) {
    List<String> given = arguments();
    int place = given.indexOf("--" + name);
    if (place >= 0 && place + 1 < given.size()) {
      return given.get(place + 1);
    }
    return Docs.text(run.path("overriding_parameters").path("notebook_params"), name)
        .or(() -> Docs.text(task.path("notebook_task").path("base_parameters"), name))
        .orElseThrow(() -> ApiException.invalid("The script was started without --" + name));
  }

  private List<String> arguments() {
    JsonNode own = task.path("spark_python_task").path("parameters");
    JsonNode instead = run.path("overriding_parameters").path("python_params");
    List<String> texts = new ArrayList<>();
    (instead.isMissingNode() ? own : instead).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static ObjectNode object(JsonNode node) {
    return node instanceof ObjectNode object ? object : Docs.object();
  }

  private static boolean isUnity(String model) {
    return model.split("\\.", -1).length == 3;
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

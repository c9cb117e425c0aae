package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Models in Unity Catalog, which have aliases.
///
/// Tags of versions are only told by the requests that MLflow's own client sends.
public final class UnityRegistry implements Registry {
  private static final String MODELS = "/api/2.1/unity-catalog/models/";
  private static final String TAGGED = "/api/2.0/mlflow/unity-catalog/model-versions/";
  private static final String CREATED_AT = "created_at";

  private final Asking asking;

  public UnityRegistry(RestClient rest) {
    this.asking = new Asking(rest);
  }

  @Override
  public Optional<Model> model(String name) {
    return asking
        .find(Call.get(at(name)).query("include_aliases", "true"), "read model " + name)
        .map(found ->
            new Model(
                name,
                found.path("comment").asText(""),
                "metastore " + found.path("metastore_id").asText(""),
                holders(found)));
  }

  private static SortedMap<Label, Long> holders(JsonNode model) {
    SortedMap<Label, Long> holders = new TreeMap<>();
    model
        .path("aliases")
        .forEach(each ->
            holders.put(
                new Label.Alias(each.path("alias_name").asText()),
                each.path("version_num").asLong()));
    return holders;
  }

  @Override
  public List<Version> versions(String name) {
    SortedMap<Label, Long> holders = model(name).map(Model::holders).orElseGet(TreeMap::new);
    return asking
        .pages(Call.get(at(name) + "/versions"), "model_versions", "list versions of " + name)
        .stream()
        .map(each -> version(each, new TreeMap<>(), holders))
        .sorted((one, other) -> Long.compare(other.number(), one.number()))
        .toList();
  }

  @Override
  public Optional<Version> version(String name, long number) {
    String doing = "read version " + number + " of " + name;
    Optional<JsonNode> found = asking.find(Call.get(at(name) + "/versions/" + number), doing);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<Label, Long> holders = model(name).map(Model::holders).orElseGet(TreeMap::new);
    return Optional.of(version(found.get(), tags(name, number, doing), holders));
  }

  private SortedMap<String, String> tags(String name, long number, String doing) {
    Call call =
        Call.get(TAGGED + "get").query("name", name).query("version", Long.toString(number));
    return asking
        .find(call, doing)
        .map(answer -> Asking.pairs(answer.path("model_version").path("tags")))
        .orElseGet(TreeMap::new);
  }

  private static Version version(
      JsonNode json, SortedMap<String, String> tags, SortedMap<Label, Long> holders) {
    long number = json.path("version").asLong();
    List<Label> labels = new ArrayList<>();
    holders.forEach((label, holder) -> {
      if (holder == number) {
        labels.add(label);
      }
    });
    return new Version(
        number,
        json.path("status").asText(""),
        json.path("run_id").asText(""),
        json.path("source").asText(""),
        json.path("comment").asText(""),
        json.path(CREATED_AT).asLong(),
        json.path("created_by").asText(""),
        tags,
        labels);
  }

  @Override
  public void label(String name, Label label, long version) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("version_num", version);
    asking.send(Call.of("PUT", alias(name, label), body), "move " + label.shown() + " of " + name);
  }

  @Override
  public void unlabel(String name, Label label) {
    asking.find(
        Call.of("DELETE", alias(name, label), null), "delete " + label.shown() + " of " + name);
  }

  @Override
  public void tag(String name, long version, String key, String value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", name).put("version", Long.toString(version));
    body.put("key", key).put("value", value);
    asking.send(Call.post(TAGGED + "set-tag", body), "tag version " + version + " of " + name);
  }

  @Override
  public boolean knows(Label label) {
    return switch (label) {
      case Label.Alias _ -> true;
      case Label.Stage _ -> false;
    };
  }

  @Override
  public String words() {
    return "Unity Catalog";
  }

  @Override
  public String clientUri() {
    return "databricks-uc";
  }

  private static String at(String name) {
    return MODELS + Call.segment(name);
  }

  private static String alias(String name, Label label) {
    return at(name) + "/aliases/" + Call.segment(label.name());
  }
}

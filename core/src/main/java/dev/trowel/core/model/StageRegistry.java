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

/// Models in the workspace's own registry, whose versions are in stages. It speaks as MLflow's own
/// server does, which has aliases besides; a Databricks workspace refuses these here.
public final class StageRegistry implements Registry {
  private static final String MODELS = "/api/2.0/mlflow/registered-models/";
  private static final String VERSIONS = "/api/2.0/mlflow/model-versions/";
  private static final String STAGE = "current_stage";
  private static final String NONE = "None";

  private final Asking asking;
  private final String shelf;

  /// @param shelf what tells this workspace from every other one
  public StageRegistry(RestClient rest, String shelf) {
    this.asking = new Asking(rest);
    this.shelf = shelf;
  }

  @Override
  public Optional<Model> model(String name) {
    return asking
        .find(Call.get(MODELS + "get").query("name", name), "read model " + name)
        .map(found -> found.path("registered_model"))
        .map(found -> new Model(name, found.path("description").asText(""), shelf, holders(found)));
  }

  private static SortedMap<Label, Long> holders(JsonNode model) {
    SortedMap<Label, Long> holders = new TreeMap<>();
    for (JsonNode each : model.path("latest_versions")) {
      stage(each).ifPresent(stage -> holders.put(stage, each.path("version").asLong()));
    }
    for (JsonNode each : model.path("aliases")) {
      holders.put(new Label.Alias(each.path("alias").asText()), each.path("version").asLong());
    }
    return holders;
  }

  /// To be in none is no label.
  private static Optional<Label> stage(JsonNode version) {
    return Optional.of(version.path(STAGE).asText(""))
        .filter(stage -> !stage.isEmpty() && !stage.equals(NONE))
        .map(Label.Stage::new);
  }

  @Override
  public List<Version> versions(String name) {
    Call call = Call.get(VERSIONS + "search").query("filter", "name=" + quoted(name));
    SortedMap<Label, Long> holders = model(name).map(Model::holders).orElseGet(TreeMap::new);
    return asking.pages(call, "model_versions", "list versions of " + name).stream()
        // However a filter is understood, those of another model are never taken for this one's.
        .filter(each -> each.path("name").asText().equals(name))
        .map(each -> version(each, holders))
        .sorted((one, other) -> Long.compare(other.number(), one.number()))
        .toList();
  }

  /// As a value in a filter: MLflow takes either sort of quotes, and knows no escape within them.
  private static String quoted(String name) {
    if (!name.contains("'")) {
      return "'" + name + "'";
    }
    if (name.contains("\"")) {
      throw ModelProblem.unquotable(name);
    }
    return "\"" + name + "\"";
  }

  @Override
  public Optional<Version> version(String name, long number) {
    Call call =
        Call.get(VERSIONS + "get").query("name", name).query("version", Long.toString(number));
    Optional<JsonNode> found = asking.find(call, "read version " + number + " of " + name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<Label, Long> holders = model(name).map(Model::holders).orElseGet(TreeMap::new);
    return Optional.of(version(found.get().path("model_version"), holders));
  }

  private static Version version(JsonNode json, SortedMap<Label, Long> holders) {
    long number = json.path("version").asLong();
    List<Label> labels = new ArrayList<>();
    stage(json).ifPresent(labels::add);
    holders.forEach((label, holder) -> {
      if (holder == number && label instanceof Label.Alias) {
        labels.add(label);
      }
    });
    return new Version(
        number,
        json.path("status").asText(""),
        json.path("run_id").asText(""),
        json.path("source").asText(""),
        json.path("description").asText(""),
        json.path("creation_timestamp").asLong(),
        json.path("user_id").asText(""),
        Asking.pairs(json.path("tags")),
        labels);
  }

  @Override
  public void label(String name, Label label, long version) {
    ObjectNode body = body(name).put("version", Long.toString(version));
    String doing = "move " + label.shown() + " of " + name;
    switch (label) {
      case Label.Alias alias ->
          asking.send(Call.post(MODELS + "alias", body.put("alias", alias.name())), doing);
      case Label.Stage stage -> {
        body.put("stage", stage.name()).put("archive_existing_versions", isServing(stage));
        asking.send(Call.post(VERSIONS + "transition-stage", body), doing);
      }
    }
  }

  private static boolean isServing(Label.Stage stage) {
    return !List.of(NONE, "Archived").contains(stage.name());
  }

  @Override
  public void unlabel(String name, Label label) {
    String doing = "delete " + label.shown() + " of " + name;
    switch (label) {
      case Label.Alias alias ->
          asking.find(
              Call.of("DELETE", MODELS + "alias", null)
                  .query("name", name)
                  .query("alias", alias.name()),
              doing);
      case Label.Stage stage ->
          versions(name).stream()
              .filter(each -> each.labels().contains(stage))
              .forEach(each -> label(name, new Label.Stage(NONE), each.number()));
    }
  }

  @Override
  public void tag(String name, long version, String key, String value) {
    ObjectNode body = body(name).put("version", Long.toString(version));
    asking.send(
        Call.post(VERSIONS + "set-tag", body.put("key", key).put("value", value)),
        "tag version " + version + " of " + name);
  }

  @Override
  public boolean knows(Label label) {
    return switch (label) {
      case Label.Alias _ -> false;
      case Label.Stage _ -> true;
    };
  }

  @Override
  public String words() {
    return "the workspace's registry";
  }

  @Override
  public String clientUri() {
    return "databricks";
  }

  private static ObjectNode body(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }
}

package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/// What a task left behind, as `GET /api/2.2/jobs/runs/get-output` tells it.
public record TaskOutput(JsonNode tree) {

  /// What a notebook returned, or what a program printed; `""` for nothing.
  public String text() {
    return Stream.of(
            tree.at("/notebook_output/result"),
            tree.at("/dbt_output/artifacts_link"),
            tree.path("logs"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }

  /// Why it failed, in one or a few lines.
  public Optional<String> error() {
    return text("error");
  }

  /// Where it failed: what Python calls a traceback.
  public Optional<String> trace() {
    return text("error_trace");
  }

  /// What it tells of itself, without what is said of its run.
  public ObjectNode told() {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    for (var field : tree.properties()) {
      if (!field.getKey().equals("metadata")) {
        told.set(field.getKey(), field.getValue());
      }
    }
    return told;
  }

  private Optional<String> text(String field) {
    return Optional.of(tree.path(field).asText("")).filter(text -> !text.isBlank());
  }
}

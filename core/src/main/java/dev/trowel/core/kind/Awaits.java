package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Await.Progress;
import dev.trowel.core.kind.Await.Progress.Failed;
import dev.trowel.core.kind.Await.Progress.Pending;
import dev.trowel.core.kind.Await.Progress.Ready;
import java.time.Duration;

/// How long asynchronous kinds may take, and how they say that they are ready (format.md 4.6).
final class Awaits {

  private Awaits() {}

  static Await clusterRunning() {
    return new Await(Duration.ofMinutes(30), Awaits::cluster);
  }

  static Await endpointSettled() {
    return new Await(Duration.ofMinutes(35), Awaits::endpoint);
  }

  static Await warehouseSettled() {
    return new Await(Duration.ofMinutes(20), Awaits::warehouse);
  }

  private static Progress warehouse(JsonNode object) {
    String state = object.path("state").asText();
    JsonNode health = object.path("health");
    if (health.path("status").asText().equals("FAILED")) {
      return new Failed(health.path("summary").asText(health.path("message").asText(state)));
    }
    return switch (state) {
      case "RUNNING", "STOPPED" -> new Ready();
      case "DELETING", "DELETED" -> new Failed(state);
      default -> new Pending(state);
    };
  }

  private static Progress cluster(JsonNode object) {
    String state = object.path("state").asText();
    return switch (state) {
      case "RUNNING" -> new Ready();
      case "ERROR" -> failed(object);
      case "TERMINATED" -> terminated(object);
      default -> new Pending(state);
    };
  }

  /// One that was stopped on purpose stays stopped when it is edited: there is nothing to wait for.
  private static Progress terminated(JsonNode object) {
    String type = object.path("termination_reason").path("type").asText();
    return type.isEmpty() || type.equals("SUCCESS") ? new Ready() : failed(object);
  }

  private static Progress failed(JsonNode object) {
    String message = object.path("state_message").asText();
    String code = object.path("termination_reason").path("code").asText();
    String state = object.path("state").asText();
    return new Failed(!message.isEmpty() ? message : code.isEmpty() ? state : code);
  }

  private static Progress endpoint(JsonNode object) {
    String update = object.path("state").path("config_update").asText();
    return switch (update) {
      case "", "NOT_UPDATING" -> new Ready();
      case "UPDATE_FAILED", "UPDATE_CANCELED" -> new Failed(update + deployment(object));
      default -> new Pending(update);
    };
  }

  private static String deployment(JsonNode object) {
    JsonNode config =
        object.has("pending_config") ? object.path("pending_config") : object.path("config");
    StringBuilder text = new StringBuilder();
    for (JsonNode entity : config.path("served_entities")) {
      String message = entity.path("state").path("deployment_state_message").asText();
      if (!message.isEmpty()) {
        text.append(": ").append(message);
      }
    }
    return text.toString();
  }
}

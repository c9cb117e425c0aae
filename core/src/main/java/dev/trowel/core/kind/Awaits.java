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

  static Await searchOnline() {
    return new Await(Duration.ofMinutes(60), Awaits::search);
  }

  static Await indexReady() {
    return new Await(Duration.ofMinutes(75), Awaits::index);
  }

  private static Progress search(JsonNode object) {
    JsonNode status = object.path("endpoint_status");
    String state = status.path("state").asText();
    return switch (state) {
      case "ONLINE" -> new Ready();
      case "OFFLINE", "STOPPED", "STOPPING", "DELETED", "RED_STATE" ->
          new Failed(status.path("message").asText(state));
      default -> new Pending(state);
    };
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

  /// A long-running operation: `done`, and `error` when it failed.
  static Progress operation(JsonNode operation) {
    if (!operation.path("done").asBoolean()) {
      return new Pending("working");
    }
    JsonNode error = operation.path("error");
    return error.isObject()
        ? new Failed(error.path("message").asText("the operation failed"))
        : new Ready();
  }

  static Await databaseAvailable() {
    return new Await(Duration.ofMinutes(20), Awaits::database);
  }

  /// The format waits for apps without end; nobody waits longer than a day.
  static Await appSettled() {
    return new Await(Duration.ofDays(1), Awaits::app);
  }

  /// What a change of an app, or a deployment of its code, says of itself.
  static Progress appWork(JsonNode work) {
    String state = work.path("status").path("state").asText();
    String message = work.path("status").path("message").asText();
    return switch (state) {
      case "SUCCEEDED", "NOT_UPDATED" -> new Ready();
      case "FAILED", "CANCELLED" -> new Failed(said(state, message));
      default -> new Pending(state);
    };
  }

  /// Only a run that succeeded lets a deployment go on.
  static Await runSucceeded() {
    return new Await(Duration.ofHours(24), JobRuns::progress);
  }

  private static Progress app(JsonNode object) {
    JsonNode compute = object.path("compute_status");
    String state = compute.path("state").asText();
    return switch (state) {
      case "ACTIVE" -> isDeploying(object) ? new Pending("deploying") : new Ready();
      case "STOPPED" -> new Ready();
      case "ERROR" -> new Failed(said(state, compute.path("message").asText()));
      default -> new Pending(state);
    };
  }

  /// An app that starts deploys again what it ran last, and takes nothing else meanwhile.
  private static boolean isDeploying(JsonNode app) {
    JsonNode status = app.path("pending_deployment").path("status");
    return status.path("state").asText().equals("IN_PROGRESS");
  }

  /// One that shall be stopped is never available.
  private static Progress database(JsonNode instance) {
    String state = instance.path("state").asText();
    return switch (state) {
      case "AVAILABLE", "STOPPED" -> new Ready();
      default -> new Pending(state);
    };
  }

  static String said(String state, String message) {
    return message.isEmpty() ? state : state + ": " + message;
  }

  /// An index says in a word how far it is only where the service knows more than `ready`.
  private static Progress index(JsonNode object) {
    JsonNode status = object.path("status");
    String state = status.path("detailed_state").asText("not ready");
    if (status.path("ready").asBoolean()) {
      return new Ready();
    }
    return state.endsWith("FAILED")
        ? new Failed(status.path("message").asText(state))
        : new Pending(state);
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

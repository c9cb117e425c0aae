package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Runs apps: starts the machine where it stands still, and has it run the code (format.md 1.7).
public final class AppClient {

  private static final String BASE = "/api/2.0/apps/";
  private static final String SOURCE = "source_code_path";
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final Waiter waiter;
  private final Duration limit;

  /// @param waiter whose client, clock and pauses count
  /// @param limit how long each step is waited for
  public AppClient(Waiter waiter, Duration limit) {
    this.waiter = waiter;
    this.limit = limit;
  }

  /// Has an app run the code that was deployed with it.
  ///
  /// @param wait whether to wait for the code to run
  /// @param tell is told each step
  /// @return where the app is seen; `""` when the workspace does not say
  /// @throws StopException `run-failed`, `run-lost`, `run-deadline`, `api-refused`
  public String run(RunTarget.App app, boolean wait, Consumer<String> tell) {
    Asking asking = new Asking(waiter.rest());
    JsonNode now = asking.change("read app " + app.id(), Call.get(one(app)));
    if (!compute(now).equals("ACTIVE")) {
      tell.accept("Starting the app " + app.id() + "...");
      boolean stopping = compute(now).equals("STOPPING");
      if (stopping) {
        await(app, asking, each -> compute(each).equals("STOPPED"));
      }
      if (stopping || compute(now).equals("STOPPED")) {
        asking.change("start app " + app.id(), Call.post(one(app) + "/start", NOTHING.deepCopy()));
      }
      await(app, asking, each -> compute(each).equals("ACTIVE"));
    }
    await(app, asking, each -> !each.has("pending_deployment"));
    tell.accept("Deploying the code of the app " + app.id() + "...");
    JsonNode deployment =
        asking.change(
            "deploy app " + app.id(), Call.post(one(app) + "/deployments", body(app, now)));
    if (wait) {
      settled(app, asking, deployment.path("deployment_id").asText());
    }
    return now.path("url").asText("");
  }

  /// Stops an app's machine, and waits until it stands.
  ///
  /// @throws StopException as [#run]
  public void stop(RunTarget.App app) {
    Asking asking = new Asking(waiter.rest());
    asking.change("stop app " + app.id(), Call.post(one(app) + "/stop", NOTHING.deepCopy()));
    await(app, asking, each -> compute(each).equals("STOPPED"));
  }

  private static ObjectNode body(RunTarget.App app, JsonNode now) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String written = app.settings().path(SOURCE).asText("");
    String path = written.isEmpty() ? now.path("default_source_code_path").asText("") : written;
    if (app.settings().has("git_source")) {
      body.set("git_source", app.settings().get("git_source"));
    } else {
      body.put(SOURCE, path);
    }
    return body.put("mode", "SNAPSHOT");
  }

  private void settled(RunTarget.App app, Asking asking, String deployment) {
    Call call = Call.get(one(app) + "/deployments/" + Call.segment(deployment));
    Polling polling = new Polling(waiter, limit);
    do {
      JsonNode status =
          asking
              .look("deployment " + deployment, call)
              .map(tree -> tree.path("status"))
              .orElse(NOTHING);
      switch (status.path("state").asText()) {
        case "SUCCEEDED" -> {
          return;
        }
        case "FAILED", "CANCELLED" -> throw failed(app, status.path("message").asText(""));
        default -> {}
      }
    } while (polling.again());
    throw overdue(app);
  }

  private void await(RunTarget.App app, Asking asking, Predicate<JsonNode> met) {
    Polling polling = new Polling(waiter, limit);
    do {
      Optional<JsonNode> now = asking.look("app " + app.id(), Call.get(one(app)));
      if (now.filter(met).isPresent()) {
        return;
      }
      if (now.filter(each -> compute(each).equals("ERROR")).isPresent()) {
        throw failed(app, now.get().path("compute_status").path("message").asText(""));
      }
    } while (polling.again());
    throw overdue(app);
  }

  private static String compute(JsonNode app) {
    return app.path("compute_status").path("state").asText();
  }

  private static String one(RunTarget.App app) {
    return BASE + Call.segment(app.id());
  }

  private static StopException failed(RunTarget.App app, String message) {
    String why = message.isEmpty() ? "" : ": " + message;
    return new StopException(
        Diagnostic.error("run-failed", "app %s does not run%s".formatted(app.id(), why))
            .detail("Its page in the workspace has the logs.")
            .at(app.key().path()));
  }

  private StopException overdue(RunTarget.App app) {
    return new StopException(
        Diagnostic.error(
                "run-deadline",
                "app %s was not ready within %d s".formatted(app.id(), limit.toSeconds()))
            .detail("It goes on in the workspace."));
  }
}

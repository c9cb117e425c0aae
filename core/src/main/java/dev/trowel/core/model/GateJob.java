package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.run.Run;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;

/// The job that a gate asks for, where it is deployed.
///
/// @param key in the bundle, such as `jobs.validation`
/// @param id its number in the workspace of `site`, and in no other one
record GateJob(String key, String id, Site site) {
  private static final String JOBS = "/api/2.2/jobs/";

  /// The job with this key; empty where the site's deployments made none.
  static Optional<GateJob> in(Site site, String key) {
    return Optional.ofNullable(site.store().look().resources().get(resource(key)))
        .map(Recorded::id)
        .map(id -> new GateJob(key, id, site));
  }

  private static ResourceKey resource(String key) {
    return ResourceKey.ofState("resources." + key);
  }

  /// How it gets a result.
  String wayOut() {
    return "Run it: trowel run %s -t %s, or promote with --run-gates."
        .formatted(resource(key).name(), site.bundle().target());
  }

  /// The names of the parameters that it declares.
  List<String> parameters() {
    return asking()
        .find(Call.get(JOBS + "get").query("job_id", id), "read " + key)
        .map(job -> job.path("settings").path("parameters").valueStream())
        .map(all -> all.map(each -> each.path("name").asText()).toList())
        .orElseGet(List::of);
  }

  /// The last run of it that ended; empty where none did.
  Optional<GateRun> last() {
    Call call =
        Call.get(JOBS + "runs/list")
            .query("job_id", id)
            .query("completed_only", "true")
            .query("limit", "1");
    return asking()
        .find(call, "list the runs of " + key)
        .flatMap(answer -> Optional.ofNullable(answer.path("runs").get(0)))
        // The list leaves out what a run was started with.
        .map(run -> whole(run.path("run_id").asText()).orElseGet(() -> new GateRun(run)));
  }

  /// Starts it for a version and waits for the end of that run, whatever else runs meanwhile.
  ///
  /// @param runs of the workspace it is in
  Run run(Trial trial, RunClient runs) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("job_id", Long.parseLong(id));
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    for (String parameter : parameters()) {
      switch (parameter) {
        case GateRun.VERSION -> given.put(parameter, Long.toString(trial.candidate().number()));
        case GateRun.NAME -> given.put(parameter, trial.source().name());
        default -> {}
      }
    }
    if (!given.isEmpty()) {
      body.set("job_parameters", given);
    }
    return runs.await(runs.runNow(body), _ -> {});
  }

  private Optional<GateRun> whole(String run) {
    Optional<JsonNode> found =
        asking().find(Call.get(JOBS + "runs/get").query("run_id", run), "read run " + run);
    return found.map(GateRun::new);
  }

  private Asking asking() {
    return new Asking(site.workspace().rest());
  }
}

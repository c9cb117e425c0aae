package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.GateSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The last run of a job went well: one of this version, where the job has a parameter for it, else
/// one that began after the version was made.
final class JobGate implements Gate {
  private static final String NUMBER = "model_version";
  private static final String NAME = "model_name";
  private static final String JOBS = "/api/2.2/jobs/";

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.job().stream().map(job -> judge(declared.name(), job, trial)).toList();
  }

  private static Verdict judge(String gate, String job, Trial trial) {
    String name = ResourceKey.ofState("resources." + job).name();
    for (Site site : List.of(trial.sites().source(), trial.sites().destination())) {
      Optional<String> id = id(site, job);
      if (id.isPresent()) {
        return judge(new Asked(gate, job, name, id.get(), site), trial);
      }
    }
    return Verdict.unknown(
        gate,
        job,
        "it is not deployed",
        "Deploy it: trowel deploy -t %s, then run it.".formatted(trial.source().target()));
  }

  private static Optional<String> id(Site site, String job) {
    return Optional.ofNullable(
            site.store().look().resources().get(ResourceKey.ofState("resources." + job)))
        .map(Recorded::id);
  }

  /// The job a gate asks for, where it is deployed.
  private record Asked(String gate, String job, String name, String id, Site site) {
    String wayOut() {
      return "Run it: trowel run %s -t %s, or promote with --run-gates."
          .formatted(name, site.bundle().target());
    }

    RestClient rest() {
      return site.workspace().rest();
    }
  }

  private static Verdict judge(Asked asked, Trial trial) {
    trial.sites().runs().ifPresent(runs -> run(asked, trial, runs));
    Optional<JsonNode> last = last(asked);
    if (last.isEmpty()) {
      return Verdict.unknown(asked.gate(), asked.job(), "it never ran to its end", asked.wayOut());
    }
    JsonNode run = last.get();
    String result = run.path("state").path("result_state").asText("");
    Optional<String> other = otherVersion(run, trial);
    if (other.isPresent()) {
      return Verdict.unknown(asked.gate(), asked.job(), other.get(), asked.wayOut());
    }
    return result.equals("SUCCESS")
        ? Verdict.passed(asked.gate(), asked.job(), "run " + run.path("run_id").asText())
        : Verdict.refused(
            asked.gate(),
            asked.job(),
            "its last run ended with " + (result.isEmpty() ? "nothing" : result),
            "See what it says: " + run.path("run_page_url").asText(""));
  }

  private static Optional<JsonNode> last(Asked asked) {
    Call call =
        Call.get(JOBS + "runs/list")
            .query("job_id", asked.id())
            .query("completed_only", "true")
            .query("limit", "1");
    return new Asking(asked.rest())
        .find(call, "list the runs of " + asked.job())
        .flatMap(answer -> Optional.ofNullable(answer.path("runs").get(0)))
        .map(run -> whole(asked, run));
  }

  /// The list leaves out what the job was started with.
  private static JsonNode whole(Asked asked, JsonNode run) {
    String id = run.path("run_id").asText();
    return new Asking(asked.rest())
        .find(Call.get(JOBS + "runs/get").query("run_id", id), "read run " + id)
        .orElse(run);
  }

  /// Why a run says nothing of the version; empty where it does.
  private static Optional<String> otherVersion(JsonNode run, Trial trial) {
    String number = Long.toString(trial.candidate().number());
    Optional<String> given =
        run.path("job_parameters")
            .valueStream()
            .filter(each -> each.path("name").asText().equals(NUMBER))
            .map(each -> each.path("value").asText(each.path("default").asText("")))
            .filter(value -> !value.isEmpty())
            .findFirst();
    if (given.isPresent()) {
      return given
          .filter(value -> !value.equals(number))
          .map(value -> "its last run was of version %s, not %s".formatted(value, number));
    }
    return run.path("start_time").asLong() < trial.candidate().created()
        ? Optional.of("its last run is older than version " + number)
        : Optional.empty();
  }

  private static void run(Asked asked, Trial trial, RunClient runs) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("job_id", Long.parseLong(asked.id()));
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    declared(asked)
        .forEach(parameter -> {
          switch (parameter) {
            case NUMBER -> given.put(NUMBER, Long.toString(trial.candidate().number()));
            case NAME -> given.put(NAME, trial.source().name());
            default -> {}
          }
        });
    if (!given.isEmpty()) {
      body.set("job_parameters", given);
    }
    runs.await(runs.runNow(body), _ -> {});
  }

  private static Stream<String> declared(Asked asked) {
    return new Asking(asked.rest())
        .find(Call.get(JOBS + "get").query("job_id", asked.id()), "read " + asked.job()).stream()
            .flatMap(job -> job.path("settings").path("parameters").valueStream())
            .map(each -> each.path("name").asText());
  }
}

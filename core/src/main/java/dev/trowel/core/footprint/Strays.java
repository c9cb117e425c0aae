package dev.trowel.core.footprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds jobs and pipelines by what they say of the deployment they belong to
/// (`deployment.metadata_file_path`, format.md 2.13).
///
/// @param rest asks the workspace
public record Strays(RestClient rest) {

  /// What a pipeline of development mode is called starts so.
  private static final String DEVELOPED = "[dev ";

  private static final String DEPLOYMENT = "deployment";
  private static final String PATH = "metadata_file_path";
  private static final int PAGE = 100;

  /// One such object.
  ///
  /// @param kind `jobs` or `pipelines`
  /// @param name what the workspace calls it
  /// @param metadata the path of the deployment's `metadata.json`
  /// @param creator who made it
  /// @param developed whether it carries a mark of development mode
  /// @param since when it was made or changed, in milliseconds since 1970; 0 where nobody says
  public record Stray(
      String kind,
      String id,
      String name,
      String metadata,
      String creator,
      boolean developed,
      long since) {

    /// A key for it, where no record tells the one it has in its bundle.
    public String key() {
      return name.replaceAll("\\[dev [^]]*\\] ?", "")
          .strip()
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^a-z0-9]+", "_");
    }
  }

  /// The jobs whose deployment `isMeant`, and the pipelines of development mode, or with one of
  /// `names`, that do.
  ///
  /// A list of pipelines does not say where they come from, so each of these is asked for.
  ///
  /// @throws StopException `strays-unknown` when the workspace does not say
  public List<Stray> find(Predicate<Stray> isMeant, List<String> names) {
    List<Stray> found = new ArrayList<>();
    Call jobs = Call.get("/api/2.2/jobs/list").query("limit", "" + PAGE);
    pages(jobs, "jobs", job -> job(job).filter(isMeant).ifPresent(found::add));
    List<String> filters = new ArrayList<>(List.of(DEVELOPED + "%"));
    names.stream().filter(name -> !name.startsWith(DEVELOPED)).forEach(filters::add);
    filters.forEach(filter -> pipelines(filter).filter(isMeant).forEach(found::add));
    return found;
  }

  private Stream<Stray> pipelines(String filter) {
    List<String> ids = new ArrayList<>();
    String quoted = "name LIKE '" + filter.replace("'", "''") + "'";
    Call call =
        Call.get("/api/2.0/pipelines").query("filter", quoted).query("max_results", "" + PAGE);
    pages(call, "statuses", each -> ids.add(each.path("pipeline_id").asText()));
    return ids.stream().flatMap(id -> pipeline(id).stream());
  }

  private static Optional<Stray> job(JsonNode job) {
    JsonNode settings = job.path("settings");
    String name = settings.path("name").asText("");
    boolean developed = settings.path("tags").has("dev") || name.startsWith(DEVELOPED);
    return stray("jobs", job.path("job_id").asText(), name, settings, job)
        .map(stray -> with(stray, developed, job.path("created_time").asLong()));
  }

  private Optional<Stray> pipeline(String id) {
    return switch (rest.send(Call.get("/api/2.0/pipelines/" + Call.segment(id)))) {
      case Answer.Ok(int _, JsonNode body) -> {
        JsonNode spec = body.path("spec");
        String name = spec.path("name").asText(body.path("name").asText(""));
        boolean developed = name.startsWith(DEVELOPED);
        yield stray("pipelines", id, name, spec, body)
            .map(stray -> with(stray, developed, body.path("last_modified").asLong()));
      }
      case Answer.Refused refused when refused.isNotFound() || refused.isForbidden() ->
          Optional.empty();
      case Answer.Refused refused -> throw unknown(refused.message());
      case Answer.Unclear unclear -> throw unknown(unclear.reason());
    };
  }

  private static Optional<Stray> stray(
      String kind, String id, String name, JsonNode settings, JsonNode object) {
    String path = settings.path(DEPLOYMENT).path(PATH).asText("");
    String creator = object.path("creator_user_name").asText("");
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stray(kind, id, name, path, creator, false, 0));
  }

  private static Stray with(Stray found, boolean developed, long since) {
    return new Stray(
        found.kind(),
        found.id(),
        found.name(),
        found.metadata(),
        found.creator(),
        developed,
        since);
  }

  private void pages(Call first, String list, Consumer<JsonNode> each) {
    Optional<Call> next = Optional.of(first);
    while (next.isPresent()) {
      switch (rest.send(next.get())) {
        case Answer.Ok(int _, JsonNode body) -> {
          body.path(list).forEach(each);
          next =
              Optional.of(body.path("next_page_token").asText(""))
                  .filter(token -> !token.isEmpty())
                  .map(token -> first.query("page_token", token));
        }
        case Answer.Refused refused -> throw unknown(refused.message());
        case Answer.Unclear unclear -> throw unknown(unclear.reason());
      }
    }
  }

  private static StopException unknown(String why) {
    return new StopException(
        Diagnostic.error("strays-unknown", "cannot list jobs and pipelines: " + why)
            .detail(
                "They tell which deployment they belong to. Nothing was changed; run again when the"
                    + " reason is gone."));
  }
}

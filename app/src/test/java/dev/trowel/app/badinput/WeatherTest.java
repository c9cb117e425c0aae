package dev.trowel.app.badinput;

import static dev.trowel.app.badinput.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace or a network that fails for a while, or for good.
class WeatherTest {

  private static final String CREATE = "POST /api/2.2/jobs/create";
  private static final String SCHEMA = "POST /api/2.1/unity-catalog/schemas";
  private static final Fault EXPIRED = refusal(401, "UNAUTHENTICATED", "Token is expired.");

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private final PatientTime time = new PatientTime();
  private Ground ground;

  @BeforeEach
  void logIn() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void tooManyRequestsAreRepeatedWhenTheWorkspaceSays() {
    cloud.disturb(CREATE, busy(429, 7), busy(429, 9));

    assertThat(ground.run("deploy", time).exit()).isZero();

    assertThat(time.slept())
        .as("others wait for the same, or for what is left of it, and for the pace")
        .containsSubsequence(Duration.ofSeconds(7), Duration.ofSeconds(9))
        .allMatch(each -> each.toSeconds() <= 9);
    assertThat(cloud.resourceChanges()).containsExactly(SCHEMA, CREATE, CREATE, CREATE);
    assertThat(jobs()).hasSize(1);
  }

  @Test
  void unavailableServiceIsWaitedForAndAskedWhatItDid() {
    cloud.disturb(CREATE, busy(503, -1), busy(503, -1), busy(503, -1));

    assertThat(ground.run("deploy", time).exit()).isZero();

    assertThat(cloud.resourceChanges()).containsExactly(SCHEMA, CREATE, CREATE, CREATE, CREATE);
    assertThat(jobs()).hasSize(1);
  }

  @Test
  void serviceThatStaysUnavailableIsAFailureOfThatResourceOnly() {
    cloud.disturb(CREATE, Collections.nCopies(100, busy(503, 60)).toArray(Fault[]::new));

    Shell.Result result = ground.run("deploy", time);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Created schemas.trips\n")
        .contains("Error: cannot create resources.jobs.count: Busy. (503 BUSY)");
    assertThat(time.total()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(20));
    assertThat(recorded()).containsExactly("resources.schemas.trips");
  }

  @Test
  void resetAfterACreateAdoptsWhatWasCreated() {
    cloud.disturb(CREATE, new Fault.DropAfter());

    Shell.Result result = ground.run("deploy", time);

    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("Created jobs.count\n");
    assertThat(cloud.resourceChanges()).containsExactly(SCHEMA, CREATE);
    assertThat(jobs()).hasSize(1);
    assertThat(cloud.state().at("/state/resources.jobs.count/__id__").asText())
        .isEqualTo(jobs().getFirst().path("job_id").asText());
    assertThat(ground.run("plan").out())
        .contains("Nothing to do: ")
        .endsWith("\nPlan: 0 to add, 0 to change, 0 to delete, 2 unchanged\n");
  }

  @Test
  void resetBeforeACreateIsNotTakenForDoneButSentAgain() {
    cloud.disturb(CREATE, new Fault.DropBefore());

    Shell.Result result = ground.run("deploy", time);

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(jobs()).hasSize(1);
    assertThat(cloud.state().at("/state/resources.jobs.count/__id__").asText())
        .isEqualTo(jobs().getFirst().path("job_id").asText());
  }

  @Test
  void tokenThatExpiresInTheMiddleLosesNothing() {
    cloud.breakDown(CREATE, EXPIRED);

    Shell.Result result = ground.run("deploy", time);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Created schemas.trips\n")
        .contains(
            "Error: cannot create resources.jobs.count: "
                + cloud.host()
                + " refused the login: Token is expired. (401 UNAUTHENTICATED)\n"
                + "  at resources.jobs.count\n  in databricks.yml:10:7\n")
        .contains("Error: what was done is recorded on this machine only, not in " + Cloud.STATE)
        .contains("Warning: the deploy lock stays behind: ");
    assertThat(result.out())
        .contains("Resources: 1 created, 0 changed, 0 deleted, 0 unchanged, 1 not started\n");
    assertThat(ground.text(".databricks/bundle/default/resources.json"))
        .contains("resources.schemas.trips")
        .doesNotContain("resources.jobs.count");

    cloud.calm();
    assertThat(ground.run("deploy", time).exit()).isZero();
    assertThat(cloud.resourceChanges()).containsExactly(CREATE);
    assertThat(recorded()).containsExactly("resources.jobs.count", "resources.schemas.trips");
  }

  @Test
  void stateThatCannotBePushedIsSaidAndPushedTheNextTime() {
    cloud.disturb(
        "POST /api/2.0/workspace-files/import-file~/state/resources.json",
        refusal(403, "PERMISSION_DENIED", "No."));

    Shell.Result result = ground.run("deploy", time);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Created jobs.count\nCreated schemas.trips\n")
        .contains("Error: cannot write " + Cloud.STATE + ": No. (403 PERMISSION_DENIED)\n")
        .contains("Error: what was done is recorded on this machine only, not in " + Cloud.STATE);
    assertThat(result.out()).endsWith("Resources: 2 created, 0 changed, 0 deleted, 0 unchanged\n");
    assertThat(cloud.state().isMissingNode()).isTrue();

    cloud.calm();
    assertThat(ground.run("deploy", time).exit()).isZero();
    assertThat(cloud.resourceChanges()).isEmpty();
    assertThat(recorded()).containsExactly("resources.jobs.count", "resources.schemas.trips");
  }

  @Test
  void webPageInTheMiddleIsAFailureOfThatResource() {
    cloud.disturb(CREATE, page());

    Shell.Result result = ground.run("deploy", time);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Created schemas.trips\n")
        .contains(
            "Error: cannot create resources.jobs.count: " + cloud.host() + " is not a Databricks")
        .contains("it answers with a web page\n  at resources.jobs.count\n");
    assertThat(recorded()).containsExactly("resources.schemas.trips");
  }

  private static Fault page() {
    return new Fault.Answer(
        new dev.trowel.core.emulator.http.Reply(
            200,
            "text/html",
            Map.of(),
            dev.trowel.core.emulator.http.Bytes.of("<html>Please log in</html>")));
  }

  private static Fault busy(int status, int retryAfter) {
    return Fault.Answer.of(status, "BUSY", "Busy.", retryAfter);
  }

  private List<JsonNode> jobs() {
    return cloud.get("/api/2.2/jobs/list").path("jobs").valueStream().toList();
  }

  private List<String> recorded() {
    return cloud.state().path("state").properties().stream()
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}

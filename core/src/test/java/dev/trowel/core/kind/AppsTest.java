package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppsTest {

  private static final String CREATE = "POST /api/2.0/apps";
  private static final String GET = "GET /api/2.0/apps/fares";
  private static final String DEPLOY = "POST /api/2.0/apps/fares/deployments";
  private static final String STATUS = "GET /api/2.0/apps/fares/deployments/d1";
  private static final String IDLE = "{name: fares, source_code_path: /a}";
  private static final String RUNNING =
      "{name: fares, source_code_path: /a, lifecycle: {started: true}}";
  private static final Answer STOPPED = app("compute_status: {state: STOPPED}");
  private static final Answer ACTIVE = app("compute_status: {state: ACTIVE}");
  private static final Answer DELETING = app("compute_status: {state: DELETING}");
  private static final Answer DEPLOYED =
      app(
          "compute_status: {state: ACTIVE}, default_source_code_path: /a,"
              + " active_deployment: {deployment_id: d1, source_code_path: /copy}");
  private static final Answer TAKEN = refused(409, "RESOURCE_ALREADY_EXISTS", "it exists");
  private static final Answer GONE = refused(404, "RESOURCE_DOES_NOT_EXIST", "no such app");

  @TempDir Path folder;
  private final ScriptedRest rest = ScriptedRest.empty();

  private ScriptedDeployment it() {
    return new ScriptedDeployment(Apps.KIND, rest, folder);
  }

  @Test
  void codeIsNotDeployedUnlessTheAppIsToRun() {
    rest.on(CREATE + "?no_compute=true", STOPPED).on(GET, STOPPED);
    ScriptedDeployment it = it();

    assertThat(it.deploy(IDLE).isComplete()).isTrue();
    assertThat(rest.changes()).containsExactly("POST /api/2.0/apps {\"name\":\"fares\"}");
    assertThat(it.change("{name: fares, source_code_path: /b}")).isEqualTo("nothing");
  }

  @Test
  void anAppThatIsToRunHasItsCodeDeployedAndWaitedFor() {
    rest.on(STATUS, ok("{status: {state: IN_PROGRESS}}"), ok("{status: {state: SUCCEEDED}}"))
        .on(DEPLOY, ok("{deployment_id: d1, status: {state: IN_PROGRESS}}"))
        .on(GET, app("compute_status: {state: STARTING}"), ACTIVE, DEPLOYED)
        .on(CREATE, ACTIVE);
    ScriptedDeployment it = it();

    assertThat(it.deploy(RUNNING).isComplete()).isTrue();
    assertThat(rest.sent()).containsSequence(GET, GET, DEPLOY, STATUS, STATUS);
    assertThat(it.change(RUNNING)).isEqualTo("nothing");
  }

  @Test
  void codeThatCannotBeDeployedIsTriedAgainByTheNextDeployment() {
    rest.on(STATUS, ok("{status: {state: FAILED, message: no app.py}}"))
        .on(DEPLOY, ok("{deployment_id: d1, status: {state: IN_PROGRESS}}"))
        .on(GET, ACTIVE)
        .on(CREATE, ACTIVE);
    ScriptedDeployment it = it();

    assertThat(it.failure(RUNNING)).contains("FAILED: no app.py");
    assertThat(it.isRecorded()).isTrue();
    assertThat(it.change(RUNNING)).isEqualTo("update");
    rest.on(STATUS, ok("{status: {state: SUCCEEDED}}"));
    assertThat(it.deploy(RUNNING).isComplete()).isTrue();
  }

  @Test
  void oneStoppedByHandIsStartedAgain() {
    rest.on(STATUS, ok("{status: {state: SUCCEEDED}}"))
        .on(DEPLOY, ok("{deployment_id: d1, status: {state: IN_PROGRESS}}"))
        .on("POST /api/2.0/apps/fares/start", STOPPED)
        .on(GET, ACTIVE)
        .on(CREATE, ACTIVE);
    ScriptedDeployment it = it();
    it.deploy(RUNNING);
    rest.on(GET, STOPPED, ACTIVE);

    it.deploy(RUNNING);

    assertThat(rest.changes())
        .endsWith(
            "POST /api/2.0/apps/fares/start {}",
            DEPLOY + " {\"mode\":\"SNAPSHOT\",\"source_code_path\":\"/a\"}");
  }

  @Test
  void theNameOfAnAppOnItsWayOutIsWaitedFor() {
    rest.on(CREATE, TAKEN, TAKEN, STOPPED).on(GET, DELETING, GONE, STOPPED);

    assertThat(it().deploy(IDLE).isComplete()).isTrue();
  }

  @Test
  void theNameOfALivingAppIsRefusedAtOnce() {
    rest.on(CREATE, TAKEN).on(GET, ACTIVE);

    assertThat(it().failure(IDLE)).contains("it exists");
    assertThat(rest.changes()).hasSize(1);
  }

  @Test
  void anAppOnItsWayOutCountsAsGone() {
    rest.on(CREATE, STOPPED).on(GET, STOPPED);
    ScriptedDeployment it = it();
    it.deploy(IDLE);
    rest.on(GET, DELETING);

    assertThat(it.change(IDLE)).isEqualTo("create");
  }

  @Test
  void aChangeThatFailsSaysWhy() {
    rest.on("GET /api/2.0/apps/fares/update", ok("{status: {state: FAILED, message: no quota}}"))
        .on("POST /api/2.0/apps/fares/update", ok("{status: {state: IN_PROGRESS}}"))
        .on(CREATE, STOPPED)
        .on(GET, STOPPED);
    ScriptedDeployment it = it();
    it.deploy(IDLE);

    assertThat(it.failure("{name: fares, description: x, source_code_path: /a}"))
        .contains("FAILED: no quota");
  }

  private static Answer app(String more) {
    return ok("{name: fares, %s}".formatted(more));
  }
}

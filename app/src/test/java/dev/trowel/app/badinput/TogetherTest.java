package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Consent, protection, drift, moved keys, selection and saved plans, two or three at a time.
class TogetherTest {

  private static final String PLACE = Cloud.ROOT + "/state/trowel/protection.json";
  private static final String HEAD = "bundle:\n  name: trips\n";
  private static final String MODE = HEAD + "targets: {default: {default: true, mode: %s}}\n";
  private static final String TRAIN =
      "resources:\n  jobs:\n    train:\n      name: train\n      max_concurrent_runs: 3\n";
  private static final String OTHER =
      "    other:\n      name: other\n      queue: {enabled: true}\n";
  private static final String SCHEMA =
      "  schemas:\n    trips:\n      catalog_name: main\n      name: trips\n";
  private static final String GUARDED = "      lifecycle: {prevent_destroy: true}\n";
  private static final String BASE = HEAD + TRAIN + OTHER + SCHEMA;

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.bare(folder).with(cloud.login());
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  private void deployed(String bundle) {
    ground.bundle(bundle);
    Shell.Result result = ground.run("deploy");
    assertThat(result.exit()).as(result.screen()).isZero();
    cloud.calm();
  }

  private String id(String key) {
    return cloud.state().path("state").path("resources." + key).path("__id__").asText();
  }

  private void edit(String job, String settings) {
    cloud.send(
        "POST",
        "/api/2.2/jobs/update",
        "{\"job_id\": %s, \"new_settings\": %s}".formatted(id(job), settings));
  }

  private Shell.Result succeeds(String line) {
    Shell.Result result = ground.run(line);
    assertThat(result.exit()).as(result.screen()).isZero();
    return result;
  }

  private Shell.Result stops(String line, int exit, String... told) {
    cloud.calm();
    Shell.Result result = ground.run(line);
    assertThat(result.exit()).as(result.screen()).isEqualTo(exit);
    assertThat(result.err()).contains(told);
    assertThat(cloud.changes()).isEmpty();
    return result;
  }

  @Test
  void anApprovedPlanOverwritesDriftAndReplacesWhatLooksRenamed() {
    deployed(BASE);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(BASE.replace("    other:\n", "    another:\n"));
    stops("deploy --auto-approve", 5, "jobs.train was changed in the workspace");
    stops("deploy --overwrite-drift", 5, "jobs.other would be deleted");
    succeeds("plan --out p.json");

    Shell.Result result = succeeds("deploy --plan p.json");

    assertThat(result.err()).contains("Deleted jobs.other\n", "jobs.another looks like");
    assertThat(succeeds("drift").out()).contains("3 as deployed");
  }

  @Test
  void anApprovedPlanAsksNothingAtATerminal() {
    deployed(BASE);
    ground.bundle(BASE.replace("    other:\n", "    another:\n"));
    succeeds("plan --out p.json");

    Shell.Result result =
        new Shell(folder, ground.environment()).typing("y\n").run("deploy", "--plan", "p.json");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err()).doesNotContain("[Y/n]").contains("Deleted jobs.other");
  }

  @Test
  void aPlanWithMovedKeysIsBoundToThem() {
    deployed(BASE);
    String before = id("jobs.other");
    String moved = BASE.replace("    other:\n", "    another:\n");
    ground.bundle(moved);
    succeeds("plan --out p.json");
    ground.bundle(moved + "trowel: {moved: [{from: jobs.other, to: jobs.another}]}\n");
    stops("deploy --plan p.json", 1, "bundle: trowel is new");

    succeeds("plan --out p.json");
    succeeds("deploy --plan p.json");
    assertThat(id("jobs.another")).isEqualTo(before);
  }

  @Test
  void aPlanOfAPartIsConsentToThatPart() {
    deployed(BASE);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(HEAD + TRAIN + OTHER.replace("true", "false"));
    assertThat(succeeds("plan --select schemas.trips --out p.json").out())
        .doesNotContain("max_concurrent_runs");

    Shell.Result result = succeeds("deploy --plan p.json");

    assertThat(result.err()).contains("Deleted schemas.trips\n");
    assertThat(cloud.resourceChanges()).hasSize(1);
  }

  @Test
  void driftOfWhatIsNotSelectedStopsNothing() {
    deployed(BASE);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(BASE.replace("enabled: true", "enabled: false"));

    Shell.Result result = succeeds("deploy --select jobs.other");

    assertThat(result.err()).doesNotContain("max_concurrent_runs");
    stops("deploy --select jobs.train", 5, "jobs.train was changed in the workspace");
  }

  @Test
  void aPlanNoticesProtectionThatMovesWithoutTheState() {
    deployed(BASE);
    ground.bundle(BASE.replace("enabled: true", "enabled: false"));
    succeeds("plan --out p.json");
    String lineage = cloud.state().path("lineage").asText();
    cloud.write(
        PLACE,
        """
        {"version": 1, "lineage": "%s", "protected":
          {"resources.schemas.trips": {"since": 1, "place": ""}}}
        """
            .formatted(lineage));

    stops("deploy --plan p.json", 1, "protected: none, now schemas.trips");
  }

  @Test
  void noPlanIsConsentToDestroyWhatIsProtectedMeanwhile() {
    deployed(BASE);
    ground.bundle(HEAD + TRAIN + OTHER);
    succeeds("plan --out p.json");
    ground.bundle(BASE + GUARDED);
    succeeds("deploy");
    ground.bundle(HEAD + TRAIN + OTHER);

    stops("deploy --plan p.json", 1, "resource schemas.trips is protected");
    stops("plan --out q.json", 1, "resource schemas.trips is protected");
  }

  @Test
  void aPlanLiftsProtection() {
    deployed(BASE + GUARDED);
    ground.bundle(BASE);
    succeeds("plan --out p.json");
    assertThat(ground.text("p.json")).contains("protection-lifted");

    succeeds("deploy --plan p.json");

    assertThat(cloud.file(PLACE).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "production"})
  void aPlanIsCarriedOutInEveryMode(String mode) {
    String head = MODE.formatted(mode);
    String fixed =
        mode.equals("production")
            ? head.replace(", mode", ", workspace: {root_path: " + Cloud.ROOT + "}, mode")
            : head;
    deployed(fixed + TRAIN + OTHER + SCHEMA);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(fixed + TRAIN + OTHER.replace("    other:\n", "    another:\n"));
    succeeds("plan --out p.json");

    Shell.Result result = succeeds("deploy --plan p.json");

    assertThat(result.err()).contains("Deleted schemas.trips\n", "Deleted jobs.other\n");
  }

  @Test
  void ignoredFieldsAreBoundToo() {
    String ignoring = TRAIN + "      lifecycle: {ignore_changes: [max_concurrent_runs]}\n";
    deployed(HEAD + ignoring + OTHER);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    succeeds("plan --out p.json");
    succeeds("deploy --plan p.json");
    succeeds("plan --out p.json");
    edit("jobs.train", "{\"max_concurrent_runs\": 10}");

    stops("deploy --plan p.json", 1, "jobs.train was changed in the workspace: max_concurrent");
    ground.bundle(HEAD + TRAIN + OTHER);
    stops("deploy --plan p.json", 1, "bundle: resources.jobs.train.lifecycle changed");
  }

  @Test
  void protectionFollowsAMovedKey() {
    deployed(BASE + GUARDED);
    String moved =
        BASE.replace("    trips:\n", "    journeys:\n")
            + GUARDED
            + "trowel: {moved: [{from: schemas.trips, to: schemas.journeys}]}\n";
    ground.bundle(moved);
    succeeds("deploy");
    assertThat(cloud.file(PLACE).path("protected").fieldNames())
        .toIterable()
        .containsExactly("resources.schemas.journeys");

    ground.bundle(HEAD + TRAIN + OTHER);
    stops("deploy --allow-delete *", 1, "resource schemas.journeys is protected");
  }

  @Test
  void whatMovesIsProtectedForThoseWhoKnowTheFormerKey() {
    deployed(BASE + GUARDED);
    ground.bundle(
        BASE.replace("    trips:\n", "    journeys:\n")
            + GUARDED
            + "trowel: {moved: [{from: schemas.trips, to: schemas.journeys}]}\n");
    cloud.breakDown(
        "POST /api/2.0/workspace-files/import-file~/state/resources.json",
        Cloud.refusal(403, "PERMISSION_DENIED", "no"));
    assertThat(ground.run("deploy").exit()).isEqualTo(1);
    cloud.calm();

    assertThat(cloud.file(PLACE).path("protected").fieldNames())
        .toIterable()
        .containsExactly("resources.schemas.journeys", "resources.schemas.trips");
    succeeds("deploy --force-lock");
  }

  @Test
  void destroyKnowsWhatIsProtectedByItsFormerKey() {
    deployed(BASE + GUARDED);
    ground.bundle(
        BASE.replace("    trips:\n", "    journeys:\n")
            + "trowel: {moved: [{from: schemas.trips, to: schemas.journeys}]}\n");

    stops("destroy --auto-approve --allow-delete *", 1, "resource schemas.journeys is protected");
  }

  @Test
  void destroyGoesOnWithDriftAndMovedKeys() {
    deployed(BASE);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(
        BASE.replace("    trips:\n", "    journeys:\n")
            + "trowel: {moved: [{from: schemas.trips, to: schemas.journeys}]}\n");

    Shell.Result result = succeeds("destroy --auto-approve --allow-delete schemas.journeys");

    assertThat(result.err()).contains("Deleted schemas.journeys\n", "Deleted jobs.train\n");
    assertThat(cloud.state().isMissingNode()).isTrue();
  }

  @Test
  void protectionFollowsADeploymentToAnotherFolder() {
    deployed(BASE + GUARDED);
    String renamed = "bundle:\n  name: journeys\n" + TRAIN + OTHER;
    String moved = "trowel: {moved: [{from_bundle: trips}]}\n";
    ground.bundle(renamed + moved);
    stops("deploy --allow-delete *", 1, "resource schemas.trips is protected");
    stops("destroy --auto-approve --allow-delete *", 1, "resource schemas.trips is protected");

    ground.bundle(renamed + SCHEMA + GUARDED + moved);
    succeeds("deploy");
    ground.bundle(renamed + moved);
    stops("deploy --allow-delete *", 1, "resource schemas.trips is protected");
  }

  @Test
  void whatIsLiftedOnTheWayToAnotherFolderStaysLifted() {
    deployed(BASE + GUARDED);
    String renamed = "bundle:\n  name: journeys\n" + TRAIN + OTHER;
    String moved = "trowel: {moved: [{from_bundle: trips}]}\n";
    ground.bundle(renamed + SCHEMA + moved);
    succeeds("deploy");

    ground.bundle(renamed + moved);
    succeeds("deploy --allow-delete schemas.trips");
  }

  @Test
  void whatBothSidesChangedAlikeIsRecordedOnce() {
    deployed(BASE);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(BASE.replace("max_concurrent_runs: 3", "max_concurrent_runs: 9"));
    assertThat(ground.run("drift").exit()).isEqualTo(2);
    assertThat(ground.run("plan --detailed-exitcode").exit()).isEqualTo(2);

    Shell.Result result = succeeds("deploy");

    assertThat(result.out()).contains("0 changed, 0 deleted, 3 unchanged, 1 recorded\n");
    assertThat(cloud.resourceChanges()).isEmpty();
    assertThat(ground.run("drift").exit()).isZero();
    assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
  }

  @Test
  void driftKnowsAResourceByItsPresentKey() {
    deployed(BASE);
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    ground.bundle(
        BASE.replace("    train:\n", "    training:\n")
            + "trowel: {moved: [{from: jobs.train, to: jobs.training}]}\n");

    Shell.Result result = ground.run("drift");

    assertThat(result.out()).contains("jobs.training").doesNotContain("has it no more");
  }

  @Test
  void aMovedJobKeepsItsGuard() {
    deployed(BASE);
    cloud.send("POST", "/api/2.2/jobs/run-now", "{\"job_id\": %s}".formatted(id("jobs.other")));
    ground.bundle(
        BASE.replace("    train:\n", "    training:\n").replace(OTHER, "")
            + "trowel: {moved: [{from: jobs.train, to: jobs.training}]}\n");

    stops("deploy --auto-approve", 5, "jobs.other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " -q", " -q -q"})
  void eachStopIsAValidEnvelope(String quiet) throws JsonProcessingException {
    deployed(BASE + GUARDED);
    ground.bundle(BASE.replace("enabled: true", "enabled: false") + GUARDED);
    succeeds("plan --out p.json");
    edit("jobs.train", "{\"max_concurrent_runs\": 9}");
    envelope("deploy -o json" + quiet, 5, "drift-overwritten");
    envelope("deploy --plan p.json -o json" + quiet, 1, "plan-moved");

    ground.bundle(HEAD + TRAIN.replace("3", "9") + OTHER.replace("    other", "    x") + SCHEMA);
    envelope("deploy -o json" + quiet, 5, "consent-missing");
    ground.bundle(HEAD + TRAIN.replace("3", "9") + OTHER);
    envelope("deploy -o json" + quiet, 1, "destroy-prevented");
    envelope("destroy --auto-approve -o json" + quiet, 1, "destroy-prevented");
  }

  private void envelope(String line, int exit, String code) throws JsonProcessingException {
    Shell.Result result = ground.run(line);
    assertThat(result.exit()).as(result.screen()).isEqualTo(exit);
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.path("diagnostics").findValuesAsText("code")).contains(code);
  }
}

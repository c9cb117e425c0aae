package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.model.Verdict.Result;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.User;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
  private static final Label CHAMPION = new Label.Alias("champion");

  @TempDir Path folder;
  private ModelGround ground;

  @BeforeEach
  void start() throws IOException {
    ground = ModelGround.unity(folder);
    ground.makeModels();
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  private List<Verdict> verdicts(String gates, long version) throws IOException {
    ground.bundle(gates);
    return ground.propose(CHAMPION, version).verdicts();
  }

  private String experiment() {
    return ground
        .send("POST", "/api/2.0/mlflow/experiments/create", "{'name': '/Shared/e'}")
        .path("experiment_id")
        .asText();
  }

  @Test
  void aVersionWithoutRunHasNoMetrics() throws IOException {
    ground.register("");

    assertThat(verdicts("a: {metrics: [\"f1 > 0\"]}", 1))
        .extracting(Verdict::result)
        .containsExactly(Result.UNKNOWN);
  }

  @Test
  void aMetricThatWasNotLoggedIsNoYes() throws IOException {
    ground.register(ground.run(experiment(), "f1", 0.5));

    assertThat(verdicts("a: {metrics: [\"auc > 0\", \"f1 > auc\", \"f1 > 0.4\"]}", 1))
        .extracting(Verdict::result)
        .containsExactly(Result.UNKNOWN, Result.UNKNOWN, Result.PASSED);
  }

  @Test
  void theFirstVersionNeedNotBeBetterThanNone() throws IOException {
    ground.register(ground.run(experiment(), "f1", 0.5));

    assertThat(verdicts("a: {metrics: [\"f1 >= champion\"]}", 1)).allMatch(Verdict::passes);
  }

  @Test
  void theChampionsMetricsAreRememberedWhenItsRunIsGone() throws IOException {
    String experiment = experiment();
    ground.register(ground.run(experiment, "f1", 0.8));
    ground.register(ground.run(experiment, "f1", 0.7));
    ground.promote(CHAMPION, 1);
    String gone = ground.model("prod").version(1).runId();
    ground.over(rest ->
        call ->
            call.query().containsValue(gone)
                ? new Answer.Refused(404, "RESOURCE_DOES_NOT_EXIST", "gone")
                : rest.send(call));

    assertThat(verdicts("a: {metrics: [\"f1 >= champion\"]}", 2))
        .extracting(Verdict::result)
        .containsExactly(Result.REFUSED);
  }

  @Test
  void tagsHaveToBeThereAndSo() throws IOException {
    ground.register("");
    Registered model = ground.model("staging");
    model.registry().tag(model.name(), 1, "a", "true");
    model.registry().tag(model.name(), 1, "b", "false");

    assertThat(verdicts("g: {tags: {a: true, b: true, c: true}}", 1))
        .extracting(Verdict::result)
        .containsExactly(Result.PASSED, Result.REFUSED, Result.UNKNOWN);
  }

  @Test
  void anApprovalOfAMemberCountsForItsVersionOnly() throws IOException {
    ground.register("");
    ground.register("");
    ground.bundle("g: {approval: {group: ml-leads}}");
    assertThat(ground.propose(CHAMPION, 1).refusals())
        .extracting(Verdict::wayOut)
        .containsExactly(
            "Somebody of ml-leads runs: trowel model approve fare 1 -t staging --to prod");
    assertThatThrownBy(() -> new Approvals(ground.site("staging"), asked()).approve("fare", one()))
        .hasMessageContaining("cannot approve");

    var site = ground.site("staging");
    Workspace open = site.workspace();
    User lead = new User("7", "lead@example.com", "", List.of("ml-leads"));
    Workspace leads =
        new Workspace(open.host(), open.workspaceId(), lead, open.rest(), open.files());
    new Approvals(ModelGround.in(site, leads), asked()).approve("fare", one());

    assertThat(ground.propose(CHAMPION, 1).refusals()).isEmpty();
    assertThat(ground.propose(CHAMPION, 2).refusals()).hasSize(1);
  }

  @Test
  void gatesOfTheDestinationOnlyCanBeApproved() throws IOException {
    ground.register("");
    ground.bundle("g: {approval: {group: admins}}");
    List<GateSettings.Gate> ofProd = asked();
    ground.bundle("");
    var staging = ground.site("staging");

    assertThatThrownBy(() -> new Approvals(staging, List.of()).approve("fare", one()))
        .hasMessageContaining("cannot approve");
    assertThat(new Approvals(staging, ofProd).approve("fare", one())).containsExactly("admins");
  }

  private List<GateSettings.Gate> asked() {
    return GateSettings.of(ground.site("prod").bundle().tree());
  }

  @Test
  void whatCannotBeReadIsNoYes() {
    ground.register("");
    GateSettings.Gate unreadable =
        new GateSettings.Gate(
            "a",
            Span.of("databricks.yml"),
            Optional.empty(),
            List.of(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty(),
            List.of("f1 >= 0,95"));
    Wish wish =
        new Wish(
            ModelGround.KEY, Optional.of(new Pick.Which.Number(1)), CHAMPION, List.of(unreadable));

    assertThat(ground.promoter().propose(wish, new Diagnostics()).refusals())
        .extracting(Verdict::result)
        .containsExactly(Result.UNKNOWN);
  }

  private static Pick one() {
    return new Pick(Optional.empty(), new Pick.Which.Number(1));
  }
}

package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.review.Item;
import dev.trowel.core.review.Reason.Code;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectionPlanTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "train");
  private static final String EMPTY = "bundle: {name: b}\n";
  private static final String PLAIN =
      EMPTY + "resources:\n  jobs:\n    train:\n      name: train\n";
  private static final String PROTECTED = PLAIN + "      lifecycle: {prevent_destroy: true}\n";

  @TempDir Path folder;
  private Ground ground;

  @BeforeEach
  void start() throws IOException {
    ground = new Ground(folder);
  }

  @AfterEach
  void end() throws IOException {
    ground.close();
  }

  @Test
  void theReviewShowsThatAResourceBecomesProtected() throws IOException {
    ground.bundle(PLAIN).deploy();
    ground.bundle(PROTECTED);

    Proposal proposal = ground.propose();

    assertThat(proposal.plan().isEmpty()).isTrue();
    assertThat(proposal.protection().added()).containsExactly(JOB);
    assertThat(proposal.isEmpty()).isFalse();
    assertThat(codes(proposal)).containsExactly(Code.PROTECTED);
  }

  @Test
  void theReviewShowsThatProtectionIsLifted() throws IOException {
    ground.bundle(PROTECTED).deploy();
    ground.bundle(PLAIN);

    Proposal proposal = ground.propose();

    assertThat(proposal.protection().lifted()).containsExactly(JOB);
    assertThat(codes(proposal)).containsExactly(Code.PROTECTION_LIFTED);
    ground.deploy();
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void whatIsProtectedStaysSoWithoutItsBlock() throws IOException {
    ground.bundle(PROTECTED).deploy();
    ground.bundle(EMPTY);

    ProtectionPlan protection = ground.propose().protection();

    assertThat(protection.isEmpty()).isTrue();
    assertThat(protection.prevented())
        .singleElement()
        .extracting(Diagnostic::code)
        .isEqualTo("destroy-prevented");
  }

  @Test
  void protectingAndDeployingAgainSendsOneFile() throws IOException {
    ground.bundle(PLAIN).deploy();
    ground.changes();
    ground.bundle(PROTECTED);
    ground.exchanges();

    ground.deploy();

    assertThat(ground.exchanges().stream().filter(each -> each.isChange()))
        .extracting(each -> each.line())
        .filteredOn(line -> line.contains("protection.json"))
        .hasSize(1);
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void aJobLosesOnlyAHistoryThatItHas() throws IOException {
    ground.bundle(PLAIN).deploy();
    ground.bundle(EMPTY);
    assertThat(ground.propose().plan().losing()).isEmpty();

    run();

    Proposal proposal = ground.propose();
    assertThat(proposal.plan().losing()).extracting(line -> line.key()).containsExactly(JOB);
    assertThat(review(proposal).item(JOB).flatMap(Item::loss)).isPresent();
  }

  @Test
  void aHistoryThatCannotBeAskedForIsTakenToBeThere() throws IOException {
    ground.bundle(PLAIN).deploy();
    ground.bundle(EMPTY);
    ground.answering(rest ->
        call ->
            call.path().endsWith("/runs/list")
                ? new Answer.Refused(403, "PERMISSION_DENIED", "no")
                : rest.send(call));

    assertThat(ground.propose().plan().losing()).hasSize(1);
  }

  private void run() {
    RestClient rest = ground.workspace().rest();
    Answer jobs = rest.send(Call.get("/api/2.2/jobs/list"));
    var body = ((Answer.Ok) jobs).body().path("jobs").path(0).deepCopy();
    rest.send(Call.of("POST", "/api/2.2/jobs/run-now", body));
  }

  private List<Code> codes(Proposal proposal) {
    return review(proposal).items().stream()
        .flatMap(item -> item.reasons().stream())
        .map(reason -> reason.code())
        .toList();
  }

  private Review review(Proposal proposal) {
    return Reviewer.review(proposal, ground.site());
  }
}

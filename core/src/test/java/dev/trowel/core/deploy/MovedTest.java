package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys change, and what is deployed stays.
final class MovedTest {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");
  private static final ResourceKey B = ResourceKey.of("jobs", "b");

  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void open() throws IOException {
    ground = new Ground(root);
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
  }

  private static String bundle(String key, String moved) {
    return """
    bundle: {name: b}
    resources:
      jobs:
        %1$s:
          name: train
          permissions: [{level: CAN_VIEW, group_name: users}]
        user:
          name: user
          tasks: [{task_key: t, run_job_task: {job_id: "${resources.jobs.%1$s.id}"}}]
    trowel: {moved: [%2$s]}
    """
        .formatted(key, moved);
  }

  private State deployed() throws IOException {
    ground.bundle(bundle("a", "")).deploy();
    ground.changes();
    return recorded();
  }

  private State recorded() {
    return ground.site().store().look();
  }

  private static String id(State state, ResourceKey key) {
    return requireNonNull(state.resources().get(key)).id();
  }

  @Test
  void keepsTheObjectOfAKeyThatMoved() throws IOException {
    State before = deployed();

    ground.bundle(bundle("b", "{from: jobs.a, to: jobs.b}"));
    Proposal proposal = ground.propose();

    assertThat(proposal.plan().changes()).isEmpty();
    assertThat(proposal.plan().moves()).containsExactlyEntriesOf(Map.of(B, A));
    assertThat(proposal.isEmpty()).isFalse();
    assertThat(Reviewer.items(proposal.plan()))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.movedFrom()).contains(A);
          assertThat(item.action()).isEqualTo(Item.Action.KEEP);
          assertThat(item.reasons()).extracting(Reason::code).containsExactly(Reason.Code.MOVED);
        });

    State after = ground.deploy().state();
    assertThat(ground.changes()).noneMatch(line -> line.contains("/jobs/"));
    assertThat(id(after, B)).isEqualTo(id(before, A));
    assertThat(after.resources()).doesNotContainKey(A);
    assertThat(after.resources()).containsKey(B.with(ResourceKey.Part.PERMISSIONS));
    assertThat(after.serial()).isEqualTo(before.serial() + 1);
    assertThat(after.lineage()).isEqualTo(before.lineage());
    assertThat(inWorkspace()).contains("resources.jobs.b.permissions").doesNotContain("jobs.a");
    assertThat(metadata()).contains("\"b\"").doesNotContain("\"a\"");
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void needsTheEntryNoLongerOnceItIsDeployed() throws IOException {
    deployed();
    ground.bundle(bundle("b", "{from: jobs.a, to: jobs.b}")).deploy();

    ground.bundle(bundle("b", ""));
    assertThat(ground.propose().plan().isEmpty()).isTrue();
  }

  @Test
  void updatesInPlaceWhatChangesBesides() throws IOException {
    State before = deployed();

    ground.bundle(
        bundle("b", "{from: jobs.a, to: jobs.b}").replace("name: train", "name: training"));
    State after = ground.deploy().state();

    assertThat(ground.changes())
        .anyMatch(line -> line.contains("/jobs/reset") || line.contains("/jobs/update"))
        .noneMatch(line -> line.contains("/jobs/create") || line.contains("/jobs/delete"));
    assertThat(id(after, B)).isEqualTo(id(before, A));
  }

  @Test
  void followsAChain() throws IOException {
    State before = deployed();

    ground.bundle(bundle("c", "{from: jobs.a, to: jobs.b}, {from: jobs.b, to: jobs.c}"));

    assertThat(id(ground.deploy().state(), ResourceKey.of("jobs", "c"))).isEqualTo(id(before, A));
  }

  @Test
  void movesNothingWhereBothAreDeployed() throws IOException {
    deployed();
    String both = bundle("a", "").replace("    user:", "    b: {name: other}\n    user:");
    ground.bundle(both).deploy();

    ground.bundle(bundle("b", "{from: jobs.a, to: jobs.b}"));
    Diagnostics warnings = new Diagnostics();
    Proposal proposal = new Deployer(ground.site()).propose(warnings);

    assertThat(warnings.list()).extracting(Diagnostic::code).contains("moved-both");
    assertThat(proposal.plan().moves()).isEmpty();
    assertThat(proposal.plan().line(A).change().isDestructive()).isTrue();
  }

  @Test
  void losesNothingWhereverItIsKilled() throws IOException {
    State before = deployed();
    ground.bundle(bundle("b", "{from: jobs.a, to: jobs.b}"));
    Proposal proposal = ground.propose();
    Site site = ground.site();
    try (Journal journal = Journal.open(site.folder(), proposal.recorded(), new Diagnostics())) {
      journal.rekeyed(proposal.plan().base());
    }
    Path file = site.folder().file("resources.json.wal");
    byte[] whole = Files.readAllBytes(file);
    assertThat(new String(whole, UTF_8).lines()).hasSizeGreaterThan(4);

    for (int line = 0; line < whole.length; line = next(whole, line)) {
      // In the middle of a line, which is as good as before it.
      int end = (line + next(whole, line)) / 2;
      Files.write(file, Arrays.copyOf(whole, end));
      Proposal next = ground.propose();
      assertThat(next.plan().changes()).as("cut at " + end).isEmpty();
      assertThat(id(next.plan().base(), B)).isEqualTo(id(before, A));
    }
    Files.write(file, whole);
    assertThat(id(ground.deploy().state(), B)).isEqualTo(id(before, A));
    assertThat(ground.changes()).noneMatch(line -> line.contains("/jobs/"));
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void destroysByWhateverKeyItIsRecorded() throws IOException {
    deployed();
    ground.bundle(bundle("b", "{from: jobs.a, to: jobs.b}"));

    ground.destroy();

    assertThat(ground.changes()).filteredOn(line -> line.contains("/jobs/delete")).hasSize(2);
    assertThat(recorded().resources()).isEmpty();
  }

  @Test
  void seesThatAResourceOnlyGotAnotherKey() throws IOException {
    deployed();
    ground.bundle(bundle("b", ""));

    assertThat(LikelyRename.in(ground.propose().plan()))
        .singleElement()
        .satisfies(likely -> {
          assertThat(likely.from()).isEqualTo(A);
          assertThat(likely.to()).isEqualTo(B);
          assertThat(likely.ambiguous()).isFalse();
        });
  }

  @Test
  void seesThatItGotAnotherNameToo() throws IOException {
    deployed();
    ground.bundle(bundle("b", "").replace("name: train", "name: other"));
    assertThat(LikelyRename.in(ground.propose().plan())).hasSize(1);

    ground.bundle(
        bundle("b", "").replace("name: train", "name: other\n      max_concurrent_runs: 3"));
    assertThat(LikelyRename.in(ground.propose().plan())).isEmpty();
  }

  @Test
  void isNotSureWhereTwoLookLikeIt() throws IOException {
    deployed();
    String two = bundle("b", "").replace("    user:", "    c: {name: train}\n    user:");
    ground.bundle(two);

    assertThat(LikelyRename.in(ground.propose().plan()))
        .hasSize(2)
        .allMatch(LikelyRename::ambiguous);
  }

  @Test
  void goesOnAsMovedWhenSomebodySaysSo() throws IOException {
    State before = deployed();
    ground.bundle(bundle("b", ""));

    Proposal proposal =
        new Deployer(ground.site()).propose(new Diagnostics(), _ -> {}, likely -> true);

    assertThat(proposal.plan().changes()).isEmpty();
    assertThat(id(proposal.plan().base(), B)).isEqualTo(id(before, A));
  }

  private static int next(byte[] lines, int from) {
    int end = from;
    while (lines[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private String inWorkspace() {
    return text("/state/resources.json");
  }

  private String metadata() {
    return text("/state/metadata.json");
  }

  private String text(String path) {
    return new String(ground.workspace().files().read(Ground.ROOT + path).orElseThrow(), UTF_8);
  }
}

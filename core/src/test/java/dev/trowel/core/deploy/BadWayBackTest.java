package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.event.Event;
import dev.trowel.core.history.Entry;
import dev.trowel.core.history.HistoryFolder;
import dev.trowel.core.history.Result;
import dev.trowel.core.history.Step;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is put back after a failure meets a failure, too.
final class BadWayBackTest {

  private static final String STATE = Ground.ROOT + "/state";

  private static final String RELEASED =
      """
      bundle: {name: b}
      trowel: {releases: {keep: 3}}
      resources:
        jobs:
          a: {name: "%s", tasks: [{task_key: t, notebook_task: {notebook_path: src/nb.py}}]}
        schemas:
          s: {name: s, catalog_name: main, comment: "%s"}
      """;

  @TempDir Path root;

  private static Ground before(Ground ground) throws IOException {
    ThreeVersions.first(ground).deploy();
    ThreeVersions.second(ground).deploy();
    return ground;
  }

  /// Refuses the first change of a warehouse.
  private static void refuse(Ground ground) {
    refuse(ground, "/sql/warehouses/");
  }

  private static void refuse(Ground ground, String part) {
    AtomicBoolean refused = new AtomicBoolean();
    ground.failing(request ->
        !request.verb().equals("GET")
                && request.target().contains(part)
                && refused.compareAndSet(false, true)
            ? Optional.of(Fault.Answer.of(400, "INVALID_PARAMETER_VALUE", "no", -1))
            : Optional.empty());
  }

  private static List<Entry> history(Ground ground) {
    return HistoryFolder.of(ground.workspace().files(), STATE).latest(99, "", new Diagnostics());
  }

  private static void forget(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve(".databricks"))) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// A warehouse starts while it is looked at.
  private static SortedMap<String, String> settled(Ground ground) {
    ThreeVersions.world(ground);
    return ThreeVersions.world(ground);
  }

  @Test
  void isGoneOnFromWhenItIsKilled() throws IOException {
    assertThat(interrupted(9, 13)).isPositive();
  }

  @Test
  @Tag("full")
  void isGoneOnFromWhereverItIsKilled() throws IOException {
    assertThat(interrupted(1, 1)).isPositive();
  }

  /// How many of the deployments were found to be killed.
  private int interrupted(int first, int step) throws IOException {
    int found = 0;
    boolean killed = true;
    for (int k = first; killed; k += step) {
      Path folder = Files.createDirectories(root.resolve("" + k));
      try (Ground ground = new Ground(folder)) {
        before(ground);
        ThreeVersions.third(ground, folder);
        refuse(ground);
        killed = killedAt(ground, k);
        ground.failing(_ -> Optional.empty());
        forget(folder);
        ground.workspace().files().delete(STATE + "/deploy.lock", false);

        String at = "request " + k;
        ground.deploy();

        SortedMap<String, String> world = ThreeVersions.world(ground);
        assertThat(world).as(at).containsEntry("number of jobs", "4");
        assertThat(world).as(at).containsEntry("number of pipelines", "1");
        assertThat(world).as(at).containsEntry("number of pools", "1");
        assertThat(world).as(at).containsEntry("number of scopes", "2");
        assertThat(ground.propose().isEmpty()).as(at).isTrue();
        List<Result> results = history(ground).stream().map(Entry::result).toList();
        assertThat(results).as(at).filteredOn(each -> each == Result.DONE).hasSize(3);
        assertThat(results).as(at).hasSizeLessThanOrEqualTo(4);
        found += results.contains(Result.INTERRUPTED) ? 1 : 0;
        ground.destroy();
        assertThat(ThreeVersions.world(ground))
            .as(at)
            .containsEntry("number of jobs", "0")
            .containsEntry("number of scopes", "0");
      }
    }
    return found;
  }

  private static boolean killedAt(Ground ground, int request) {
    Cut cut = new Cut(request, request % 2 == 0);
    ground.through(cut::over);
    try {
      ground.attempt(PuttingBackTest.TERMS);
    } catch (Cut.Killed killed) {
      // As it is to be.
    } finally {
      ground.through(workspace -> workspace);
    }
    return cut.isDead();
  }

  @Test
  void saysWhatIsLeftWhenItIsToldToStop() throws IOException {
    try (Ground ground = before(new Ground(root))) {
      ThreeVersions.third(ground, root);
      refuse(ground);
      AtomicInteger passed = new AtomicInteger();
      Gate closing =
          () -> {
            boolean back = ground.events().stream().anyMatch(Event.PuttingBack.class::isInstance);
            if (back && passed.incrementAndGet() > 8) {
              throw new StopException(Halt.interrupted());
            }
          };
      Deployed deployed = ground.attempt(PuttingBackTest.TERMS.until(closing));

      assertThat(deployed.undone()).extracting(Diagnostic::code).contains("not-rolled-back");
      assertThat(deployed.outcome().done()).isNotEmpty();
      ground.failing(_ -> Optional.empty());
      forget(root);
      ground.deploy();
      assertThat(ground.propose().isEmpty()).isTrue();
      assertThat(ThreeVersions.world(ground)).containsEntry("number of jobs", "4");
      assertThat(history(ground)).hasSize(4);
      assertThat(history(ground)).extracting(Entry::result).doesNotContain(Result.INTERRUPTED);
    }
  }

  @Test
  void putsBackWhatIsDoneAlsoWhenNobodyCanBeTold() throws IOException {
    try (Ground ground = before(new Ground(root))) {
      SortedMap<String, String> world = settled(ground);
      ThreeVersions.third(ground, root);
      ground.filing(files -> new NoWriting(files, "/resources.json"));
      Deployed deployed = ground.attempt(PuttingBackTest.TERMS);
      ground.filing(files -> files);

      assertThat(deployed.outcome().succeeded()).isFalse();
      assertThat(deployed.undone()).extracting(Diagnostic::code).contains("not-rolled-back");
      assertThat(World.differences(world, settled(ground))).isEmpty();
      assertThat(history(ground).getFirst().result()).isEqualTo(Result.FAILED);
      assertThat(history(ground).getFirst().why()).contains("not there").contains("put back");
      forget(root);
      ground.deploy();
      assertThat(ground.propose().isEmpty()).isTrue();
      assertThat(ThreeVersions.world(ground)).containsEntry("number of jobs", "4");
      assertThat(history(ground)).hasSize(4);
    }
  }

  @Test
  void aHistoryThatCannotBeWrittenHindersNothing() throws IOException {
    try (Ground ground = before(new Ground(root))) {
      SortedMap<String, String> world = settled(ground);
      ThreeVersions.third(ground, root);
      refuse(ground);
      ground.filing(files -> new NoWriting(files, "/trowel/history/"));
      Deployed deployed = ground.attempt(PuttingBackTest.TERMS);
      assertThat(deployed.undone()).extracting(Diagnostic::code).containsExactly("rolled-back");
      assertThat(ground.warnings()).contains("history-not-written");
      assertThat(World.differences(world, settled(ground))).isEmpty();
    }
  }

  @Test
  void isRememberedWithWhatWasPutBack() throws IOException {
    try (Ground ground = before(new Ground(root))) {
      ThreeVersions.third(ground, root);
      refuse(ground);
      Deployed deployed = ground.attempt(PuttingBackTest.TERMS);
      assertThat(deployed.back()).isNotEmpty();
      assertThat(deployed.outcome().done()).isEmpty();

      Entry entry = history(ground).getFirst();
      assertThat(entry.result()).isEqualTo(Result.FAILED);
      assertThat(entry.why()).contains("put back as before");
      assertThat(entry.count(Step.End.UNDONE)).isEqualTo(deployed.back().size());
      assertThat(entry.count(Step.End.DONE)).isZero();
      assertThat(entry.count(Step.End.FAILED)).isOne();
    }
  }

  @Test
  void jobsLeadToTheReleaseBeforeAndTheNewOneIsGone() throws IOException {
    try (Ground ground = new Ground(root)) {
      ground.file("src/nb.py", "# Databricks notebook source\nprint(1)".getBytes(UTF_8));
      ground.bundle(RELEASED.formatted("a", "one")).deploy();
      SortedMap<String, String> world = ThreeVersions.world(ground);
      ground.file("src/nb.py", "# Databricks notebook source\nprint(2)".getBytes(UTF_8));
      ground.bundle(RELEASED.formatted("a2", "two"));
      refuse(ground, "/unity-catalog/schemas");
      Deployed deployed = ground.attempt(PuttingBackTest.TERMS);

      assertThat(deployed.undone()).extracting(Diagnostic::code).containsExactly("rolled-back");
      assertThat(World.differences(world, settled(ground))).isEmpty();
      ground.deploy();
      assertThat(ground.propose().isEmpty()).isTrue();
    }
  }
}

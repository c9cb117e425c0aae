package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.workspace.Gate;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A deployment fails, and everything is as before.
final class PuttingBackTest {

  static final Terms TERMS = Terms.usual(false).rollingBack(true);
  private static final int FEWEST = 40;

  private static final String PAIR =
      """
      bundle: {name: b}
      resources:
        jobs:
          a: {name: a, description: "%s"}
          b: {name: "%s"}
        schemas:
          s: {name: s, catalog_name: %s}
      """;

  @TempDir Path root;

  private static Map<String, String> plan(Ground ground) {
    return ground.propose().plan().changes().stream()
        .collect(toMap(line -> line.key().toString(), line -> line.change().action()));
  }

  @Test
  void leavesEverythingAsItWasWhicheverRequestIsRefused() throws IOException {
    assertThat(wrong(6, 13)).isEmpty();
  }

  @Test
  @Tag("full")
  void leavesEverythingAsItWasWhicheverOfAllRequestsIsRefused() throws IOException {
    assertThat(wrong(1, 1)).isEmpty();
  }

  /// What is not as it was after each of these requests was refused.
  private List<String> wrong(int first, int step) throws IOException {
    List<String> wrong = new ArrayList<>();
    int k = first;
    Path folder = Files.createDirectories(root.resolve("" + k));
    while (refusing(folder, k, wrong)) {
      k += step;
      folder = Files.createDirectories(root.resolve("" + k));
    }
    assertThat(k).isGreaterThan(FEWEST);
    return wrong;
  }

  private static boolean refusing(Path folder, int k, List<String> wrong) throws IOException {
    try (Ground ground = new Ground(folder)) {
      return refusing(ground, folder, k, wrong);
    }
  }

  /// Whether there was a request so far on.
  private static boolean refusing(Ground ground, Path folder, int k, List<String> wrong)
      throws IOException {
    ThreeVersions.first(ground).deploy();
    ThreeVersions.second(ground).deploy();
    ThreeVersions.byHand(ground);
    ThreeVersions.world(ground);
    Map<String, String> planned = plan(ground);
    SortedMap<String, String> before = ThreeVersions.world(ground);
    ThreeVersions.third(ground, folder);
    AtomicInteger count = new AtomicInteger();
    String[] refused = {""};
    ground.failing(request -> {
      if (isChange(request) && count.incrementAndGet() == k) {
        refused[0] = request.verb() + " " + request.target();
        return Optional.of(Fault.Answer.of(400, "INVALID_PARAMETER_VALUE", "no", -1));
      }
      return Optional.empty();
    });
    Deployed deployed = ground.attempt(TERMS);
    ground.failing(_ -> Optional.empty());
    if (deployed.outcome().succeeded()) {
      // A folder that is not empty may stay, so a refused request need not be a failure.
      return count.get() >= k;
    }
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(deployed.undone()).allMatch(told -> told.code().equals("rolled-back"));
    ThreeVersions.world(ground);
    softly.assertThat(World.differences(before, ThreeVersions.world(ground))).isEmpty();
    ThreeVersions.second(ground);
    Files.deleteIfExists(folder.resolve("src/new/deep/added.py"));
    Files.deleteIfExists(folder.resolve("lib/two.whl"));
    softly.assertThat(plan(ground)).isEqualTo(planned);
    for (Throwable each : softly.assertionErrorsCollected()) {
      wrong.add(k + " " + refused[0] + ": " + each.getMessage());
    }
    return true;
  }

  /// Without the right to deploy nothing begins.
  private static boolean isChange(Request request) {
    boolean read = request.verb().equals("GET") || request.verb().equals("HEAD");
    String all = request.target() + request.content().text();
    return !read && !all.contains("deploy.lock") && !all.contains("lease-");
  }

  private Ground started(String yaml) throws IOException {
    Ground ground = new Ground(root).bundle(yaml);
    ground.deploy();
    return ground;
  }

  private static void refuse(Ground ground, String part) {
    ground.failing(request ->
        request.target().contains(part) && isChange(request) ? refusal() : Optional.empty());
  }

  private static Optional<Fault> refusal() {
    return Optional.of(Fault.Answer.of(400, "INVALID_PARAMETER_VALUE", "no", -1));
  }

  @Test
  void leavesNothingOfAFirstDeployment() throws IOException {
    try (Ground ground = new Ground(root).file("src/x.py", "x = 1".getBytes(UTF_8))) {
      ground.bundle(PAIR.formatted("one", "b", "nowhere"));
      Deployed deployed = ground.attempt(TERMS);
      assertThat(deployed.outcome().failed()).hasSize(1);
      assertThat(deployed.state().resources()).isEmpty();
      assertThat(ground.workspace().files().stat(Ground.ROOT + "/files")).isEmpty();
      assertThat(ThreeVersions.world(ground)).containsEntry("number of jobs", "0");
    }
  }

  @Test
  void goesOnWithTheRestWhenAPartCannotBePutBack() throws IOException {
    try (Ground ground = started(PAIR.formatted("one", "b", "main"))) {
      String yaml = PAIR.formatted("two", "b2", "main");
      ground.bundle(yaml.replace("s: {name: s", "s: {comment: x, name: s"));
      String first = ThreeVersions.id(ground, "a");
      AtomicInteger resets = new AtomicInteger();
      ground.failing(request -> {
        boolean isA = isChange(request) && request.content().text().contains(first);
        boolean again = isA && request.target().contains("reset") && resets.incrementAndGet() > 1;
        boolean schema = isChange(request) && request.target().contains("unity-catalog/schemas");
        return again || schema ? refusal() : Optional.empty();
      });
      Deployed deployed = ground.attempt(TERMS);
      ground.failing(_ -> Optional.empty());

      assertThat(deployed.undone())
          .extracting(Diagnostic::code)
          .containsExactly("rolled-back", "not-rolled-back");
      assertThat(deployed.undone().getLast().detail()).contains("jobs.a: cannot update");
      assertThat(ThreeVersions.world(ground))
          .containsEntry("jobs.a.description", "\"two\"")
          .containsEntry("jobs.b.name", "\"b\"");
      ground.deploy();
      assertThat(ground.propose().plan().isEmpty()).isTrue();
    }
  }

  @Test
  void saysOfEachPartWhetherItIsAsItWas() throws IOException {
    String guarded = "{lifecycle: {prevent_destroy: true}, name: ";
    String one = PAIR.formatted("one", "b", "main").replace("b: {name: ", "b: " + guarded);
    try (Ground ground = started(one)) {
      ground.bundle(
          PAIR.formatted("two", "b", "main")
              .replace("s: {name: s", "s: {comment: x, name: s")
              .replace("  schemas:", "    c: " + guarded + "c}\n  schemas:"));
      ground.failing(request ->
          isChange(request)
                  && (request.target().contains("jobs/delete")
                      || request.target().contains("unity-catalog/schemas"))
              ? refusal()
              : Optional.empty());
      Deployed deployed = ground.attempt(TERMS);

      assertThat(deployed.undone().getLast().detail()).contains("jobs.c: cannot delete");
      assertThat(ThreeVersions.world(ground)).containsEntry("jobs.a.description", "\"one\"");
      assertThat(record(ground, "trowel/protection.json"))
          .as("what is back is protected as it was, what is left as it is now")
          .contains("jobs.b", "jobs.c");
      assertThat(record(ground, "metadata.json"))
          .contains("\"a\"", "\"b\"", "\"c\"", ThreeVersions.id(ground, "c"));
    }
  }

  private static String record(Ground ground, String name) {
    return new String(
        ground.workspace().files().read(Ground.ROOT + "/state/" + name).orElseThrow(), UTF_8);
  }

  @Test
  void putsNothingBackWhenNothingNewMayBegin() throws IOException {
    try (Ground ground = started(PAIR.formatted("one", "b", "main"))) {
      ground.bundle(PAIR.formatted("two", "b", "main"));
      Gate closed =
          () -> {
            throw new StopException(Diagnostic.error("interrupted", "told to stop"));
          };
      Deployed deployed = ground.attempt(new Terms(false, Duration.ZERO, true, closed));
      assertThat(deployed.outcome().succeeded()).isFalse();
      assertThat(deployed.undone()).extracting(Diagnostic::code).containsExactly("not-rolled-back");
    }
  }

  @Test
  void deletesNothingBeforeAllElseIsDone() throws IOException {
    try (Ground ground = started(PAIR.formatted("one", "b", "main"))) {
      String yaml = PAIR.formatted("two", "b", "main");
      ground.bundle(yaml.replace("    b: {name: \"b\"}\n", ""));
      ground.changes();
      refuse(ground, "jobs/reset");
      Deployed deployed = ground.attempt(TERMS);
      assertThat(deployed.outcome().skipped()).containsOnlyKeys(ResourceKey.of("jobs", "b"));
      assertThat(ground.changes()).noneMatch(line -> line.contains("jobs/delete"));
    }
  }

  @Test
  void givesKeysThatMovedTheirFormerOnesAgain() throws IOException {
    try (Ground ground = started(PAIR.formatted("one", "b", "main"))) {
      String before = ThreeVersions.id(ground, "b");
      String yaml = PAIR.formatted("two", "b", "main").replace("    b: {name", "    c: {name");
      ground.bundle(yaml + "trowel: {moved: [{from: jobs.b, to: jobs.c}]}\n");
      refuse(ground, "jobs/reset");
      Deployed deployed = ground.attempt(TERMS);
      assertThat(deployed.outcome().succeeded()).isFalse();
      assertThat(ThreeVersions.id(ground, "b")).isEqualTo(before);
      ground.failing(_ -> Optional.empty());
      ground.bundle(PAIR.formatted("one", "b", "main"));
      assertThat(ground.propose().plan().isEmpty()).isTrue();
    }
  }

  @Test
  void keepsNoCopiesOnceTheyAreNotNeeded() throws IOException {
    try (Ground ground = started(PAIR.formatted("one", "b", "main"))) {
      ground.bundle(PAIR.formatted("two", "b", "main"));
      assertThat(ground.attempt(TERMS).outcome().succeeded()).isTrue();
      try (Stream<Path> files = Files.walk(root.resolve(".databricks"))) {
        assertThat(files.filter(Files::isRegularFile))
            .noneMatch(file -> file.toString().contains("undo"));
      }
    }
  }
}

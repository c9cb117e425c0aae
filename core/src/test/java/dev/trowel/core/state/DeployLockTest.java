package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.ForwardingFiles;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeployLockTest {

  private static final String PATH = "/Workspace/s/deploy.lock";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-01T10:00:00Z"), ZoneOffset.UTC);

  private final MemoryFiles files = new MemoryFiles();

  @Test
  void writesWhoHasItAndGivesItBack() throws IOException {
    DeployLock.Held held = lock("ann").acquire(false);
    JsonNode body = Json.parse(files.text(PATH).getBytes(UTF_8));
    assertThat(body.path("ID").asText()).hasSize(36);
    assertThat(body.path("AcquisitionTime").asText()).isEqualTo("2026-08-01T10:00:00Z");
    assertThat(body.path("IsForced").asBoolean(true)).isFalse();
    assertThat(body.path("User").asText()).isEqualTo("ann");
    assertThat(body.size()).isEqualTo(4);

    assertThat(held.release()).isEmpty();
    assertThat(files.stat(PATH)).isEmpty();
  }

  @Test
  void leavesNoLockWhereNobodyHeardWhetherItWasTaken() {
    files.breakRead();
    Stops.with("lost", () -> lock("ann").acquire(false));
    assertThat(files.stat(PATH)).isEmpty();
  }

  @Test
  void namesTheHolder() {
    lock("ann").acquire(false);
    Stops.with("lock-held", () -> lock("bob").acquire(false))
        .satisfies(d -> {
          assertThat(d.summary())
              .isEqualTo("deploy lock acquired by ann at 2026-08-01 10:00:00 +0000 UTC.");
          assertThat(d.detail())
              .isEqualTo(
                  "Another deployment may be in progress. Use --force-lock to override, but this"
                      + " may\nconflict with the other deployment if it is still active");
        });
  }

  @Test
  void takesItAwayByForceAndSaysSo() {
    DeployLock.Held first = lock("ann").acquire(false);
    lock("bob").acquire(true);
    Stops.with("lock-held", () -> lock("cid").acquire(false))
        .satisfies(
            d -> assertThat(d.summary()).startsWith("deploy lock force-acquired by bob at "));

    assertThat(first.release()).map(Diagnostic::code).contains("lock-lost");
    assertThat(files.text(PATH)).contains("bob");
  }

  @Test
  void doesNotMindThatADestroyRemovedIt() {
    DeployLock.Held held = lock("ann").acquire(false);
    files.delete("/Workspace/s", true);
    assertThat(held.release()).isEmpty();
  }

  @Test
  void saysSoWhenItCannotGiveItBack() {
    DeployLock.Held held = lock("ann").acquire(false);
    files.breakAt(1, false);

    assertThat(held.release())
        .hasValueSatisfying(left -> {
          assertThat(left.code()).isEqualTo("lock-left");
          assertThat(left.detail()).contains(PATH).contains("--force-lock");
        });
  }

  /// The first attempt deleted it, nobody heard of that, and somebody else took it.
  @Test
  void isNotDeletedAgainWhenItIsSomebodyElses() {
    DeployLock.Held held =
        lock("ann", new Repeating(files, () -> lock("bob").acquire(false))).acquire(false);
    assertThat(held.release(Gate.OPEN)).isEmpty();
    assertThat(files.text(PATH)).contains("bob");
  }

  /// The first attempt came to nothing, or it deleted it.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isDeletedAgainAsLongAsItIsOurs(boolean deleted) {
    DeployLock.Held held =
        lock(
                "ann",
                new Repeating(
                    files,
                    () -> {
                      if (!deleted) {
                        files.put(PATH, "{\"ID\": \"a\"}");
                      }
                    }))
            .acquire("a", false, List.of());
    assertThat(held.release(Gate.OPEN)).isEmpty();
    assertThat(files.stat(PATH)).isEmpty();
  }

  @Test
  void isNotDeletedWhenThatTakesTooLong() {
    DeployLock.Held held = lock("ann").acquire(false);
    Gate over =
        () -> {
          throw new StopException(Diagnostic.error("lease-lost", "too late"));
        };
    assertThat(held.release(over)).map(Diagnostic::code).contains("lock-left");
    assertThat(files.stat(PATH)).isPresent();
  }

  /// Sends each deletion twice, as where the first answer was lost.
  private record Repeating(WorkspaceFiles files, Gate gate, Runnable between)
      implements ForwardingFiles {

    Repeating(WorkspaceFiles files, Runnable between) {
      this(files, Gate.OPEN, between);
    }

    @Override
    public WorkspaceFiles to(String path) {
      return files;
    }

    @Override
    public WorkspaceFiles minding(Gate other) {
      return new Repeating(files, other, between);
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      files.delete(path, recursive);
      between.run();
      gate.pass();
      return files.delete(path, recursive);
    }
  }

  @Test
  void respectsALockItCannotRead() {
    files.put(PATH, "?");
    Stops.with("lock-held", () -> lock("ann").acquire(false))
        .satisfies(
            d -> assertThat(d.summary()).contains("acquired by somebody at an unknown time"));
  }

  @Test
  void printsTimesOfOtherToolsAsTheIncumbentDoes() {
    files.put(PATH, "{\"User\":\"u\",\"AcquisitionTime\":\"2026-08-01T12:00:00.25+02:00\"}");
    Stops.with("lock-held", () -> lock("ann").acquire(false))
        .satisfies(
            d -> assertThat(d.summary()).contains(" at 2026-08-01 12:00:00.25 +0200 +0200."));
  }

  @RepeatedTest(20)
  void letsOneOfTwoIn() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Optional<DeployLock.Held>> attempt =
        () -> {
          start.await();
          try {
            return Optional.of(lock(Thread.currentThread().toString()).acquire(false));
          } catch (StopException e) {
            return Optional.empty();
          }
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Optional<DeployLock.Held>> results =
          threads.invokeAll(List.of(attempt, attempt)).stream()
              .map(future -> Objects.requireNonNull(future.resultNow()))
              .toList();
      assertThat(results.stream().filter(Optional::isPresent)).hasSize(1);
    }
  }

  private DeployLock lock(String user) {
    return lock(user, files);
  }

  private static DeployLock lock(String user, WorkspaceFiles files) {
    return new DeployLock(files, "/Workspace/s", user, CLOCK);
  }
}

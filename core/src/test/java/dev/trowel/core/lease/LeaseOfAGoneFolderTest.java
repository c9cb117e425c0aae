package dev.trowel.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.Author;
import dev.trowel.core.state.MemoryFiles;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Stops;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What a turn allows while the folder that it stands in is taken away: a request that is sent
/// again, or kept waiting, asks the gate once more.
final class LeaseOfAGoneFolderTest {

  private static final String STATE = "/Workspace/s";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-01T10:00:00Z"), ZoneOffset.UTC);

  private final MemoryFiles files = new MemoryFiles();
  private Duration time = Duration.ZERO;
  private final Lease lease = acquired();

  private Lease acquired() {
    Means means =
        new Means(
            () -> new Moment(time, Instant.EPOCH.plus(time)),
            CLOCK,
            new Processes(Path.of("no", "such", "folder")),
            Limits.USUAL);
    return new Leases(files, STATE, new Author("ann", "build-7", "", "", "", ""), means)
        .acquire(new Waits(false, Duration.ZERO, pause -> time = time.plus(pause), event -> {}));
  }

  @Test
  void goesAtALaterTry() {
    boolean was =
        part(() -> {
          lease.gate().pass();
          return files.delete(STATE, true);
        });
    assertThat(was).isTrue();
    lease.beat();
    assertThat(files.names(STATE)).isEmpty();
    Stops.with("lease-lost", lease.gate()::pass);
  }

  @Test
  void isGoneWhenAnEarlierTryWasNotAnswered() {
    boolean was =
        part(() -> {
          files.delete(STATE, true);
          lease.gate().pass();
          throw new AssertionError("tried again");
        });
    assertThat(was).isTrue();
    assertThat(lease.isLost()).isFalse();
    lease.release(List.of());
    assertThat(files.names(STATE)).isEmpty();
  }

  @Test
  void isNotTakenFromWhoComesNext() {
    Stops.with(
        "lease-lost",
        () ->
            part(() -> {
              files.delete(STATE, true);
              acquired();
              lease.gate().pass();
              throw new AssertionError("tried again");
            }));
    assertThat(files.names(STATE)).isNotEmpty();
    assertThat(lease.isLost()).isTrue();
  }

  @Test
  void isNotTakenFromWhoBeginsAtOneAgain() {
    Lease second = afterIt();
    byte[] own = files.read(file(2)).orElseThrow();
    Stops.with(
        "lease-lost",
        () ->
            part(
                second,
                () -> {
                  files.delete(STATE, true);
                  assertThat(acquired().epoch()).isEqualTo(1);
                  files.write(file(2), own, true);
                  second.gate().pass();
                  throw new AssertionError("tried again");
                }));
    assertThat(files.read(file(2))).as("no sign of life").hasValue(own);
  }

  @Test
  void isNotTakenAwayByWhoLostItWhileWaiting() {
    Lease second = afterIt();
    Stops.with("lease-lost", () -> part(() -> files.delete(STATE, true)));
    assertThat(second.isHeld()).isTrue();
    assertThat(files.names(STATE)).isNotEmpty();
  }

  @Test
  void isTakenAwayInTheEndWhenHalfOfItWent() {
    assertThat(
            part(() -> {
              files.delete(file(1), false);
              lease.gate().pass();
              return files.delete(STATE, true);
            }))
        .isTrue();
    assertThat(files.names(STATE)).isEmpty();
  }

  @Test
  void givesASignOfLifeWhenTryingTakesLong() {
    byte[] before = files.read(file(1)).orElseThrow();
    part(() -> {
      time = Limits.USUAL.window().plusSeconds(1);
      lease.gate().pass();
      assertThat(files.read(file(1)).orElseThrow()).isNotEqualTo(before);
      return files.delete(STATE, true);
    });
    assertThat(files.names(STATE)).isEmpty();
  }

  @Test
  void isNotBroughtBackWhenItIsGivenBack() {
    Stops.with(
        "unanswered",
        () ->
            part(() -> {
              files.delete(STATE, true);
              throw new StopException(Diagnostic.error("unanswered", "no answer came"));
            }));
    assertThat(lease.release(List.of())).isEmpty();
    assertThat(files.names(STATE)).isEmpty();
  }

  @Test
  void letsNobodyElseBeginMeanwhile() {
    part(() -> {
      Stops.with("lease-lost", () -> Parallel.map(List.of(lease), this::passed));
      return files.delete(STATE, true);
    });
    assertThat(lease.isHeld()).isFalse();
  }

  private boolean part(BooleanSupplier delete) {
    return part(lease, delete);
  }

  private boolean part(Lease own, BooleanSupplier delete) {
    return own.parting(STATE, delete, () -> files.names(STATE).isEmpty());
  }

  /// The turn after the first one, which was outlasted.
  private Lease afterIt() {
    Lease second = acquired();
    assertThat(second.epoch()).isEqualTo(2);
    return second;
  }

  private static String file(long epoch) {
    return "%s/trowel/lease-%06d.json".formatted(STATE, epoch);
  }

  private boolean passed(Lease other) {
    other.gate().pass();
    return true;
  }
}

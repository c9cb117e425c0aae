package dev.trowel.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.bundle.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CollectingTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Collecting WEEK =
      new Collecting(Duration.ofDays(7), Set.of(), Set.of(), false);

  private static Sandbox sandbox(Optional<Mode> mode, int days, Optional<String> busy) {
    return new Sandbox(
        "churn",
        "dev",
        "ana@example.com",
        mode,
        StateFolder.layout("/Workspace/Users/ana@example.com/.bundle/churn/dev", "/f"),
        NOW.minus(Duration.ofDays(days)),
        2,
        false,
        busy,
        false);
  }

  private static Sandbox development(int days) {
    return sandbox(Optional.of(Mode.DEVELOPMENT), days, Optional.empty());
  }

  @Test
  void takesWhatIsOldEnough() {
    assertThat(WEEK.stays(development(7), NOW)).isEmpty();
    assertThat(WEEK.stays(development(6), NOW)).contains("deployed lately");
  }

  @Test
  void leavesWhatIsNotOfDevelopmentOrCannotBeTold() {
    assertThat(WEEK.stays(sandbox(Optional.of(Mode.PRODUCTION), 90, Optional.empty()), NOW))
        .isPresent();
    assertThat(WEEK.stays(sandbox(Optional.of(Mode.NONE), 90, Optional.empty()), NOW)).isPresent();
    assertThat(WEEK.stays(sandbox(Optional.empty(), 90, Optional.empty()), NOW)).isPresent();
  }

  @Test
  void takesThatOnlyWhenItIsNamedTwice() {
    Sandbox live = sandbox(Optional.of(Mode.PRODUCTION), 90, Optional.empty());
    Set<String> name = Set.of("churn/dev");

    assertThat(new Collecting(Duration.ofDays(7), name, Set.of(), false).stays(live, NOW))
        .isPresent();
    assertThat(new Collecting(Duration.ofDays(7), Set.of(), name, false).stays(live, NOW))
        .isPresent();
    assertThat(new Collecting(Duration.ofDays(7), name, name, false).stays(live, NOW)).isEmpty();
  }

  @Test
  void leavesWhatSomebodyHoldsUnlessForced() {
    Sandbox held = sandbox(Optional.of(Mode.DEVELOPMENT), 90, Optional.of("it holds deploy.lock"));

    assertThat(WEEK.stays(held, NOW)).contains("it holds deploy.lock");
    assertThat(new Collecting(Duration.ofDays(7), Set.of(), Set.of(), true).stays(held, NOW))
        .isEmpty();
  }
}

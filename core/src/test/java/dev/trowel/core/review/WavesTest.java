package dev.trowel.core.review;

import static dev.trowel.core.review.Lines.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import org.junit.jupiter.api.Test;

final class WavesTest {

  private static final ResourceKey SCHEMA = ResourceKey.of("schemas", "trips");
  private static final ResourceKey VOLUME = ResourceKey.of("volumes", "raw");

  @Test
  void whatRefersToOthersComesAfterThem() {
    Waves waves =
        Waves.of(
            Lines.plan(
                made(SCHEMA), Lines.after(made(VOLUME), SCHEMA), Lines.after(made(JOB), VOLUME)));

    assertThat(waves.of(SCHEMA)).isZero();
    assertThat(waves.of(VOLUME)).isEqualTo(1);
    assertThat(waves.of(JOB)).isEqualTo(2);
    assertThat(waves.after(JOB)).containsExactly(VOLUME);
  }

  @Test
  void whatStaysIsNoDependency() {
    Plan plan =
        Lines.plan(
            Lines.line(new Change.Keep(SCHEMA, "main.trips"), "{}", "{}"),
            Lines.after(made(VOLUME), SCHEMA));

    assertThat(Waves.of(plan).after(VOLUME)).isEmpty();
    assertThat(Waves.of(plan).of(VOLUME)).isZero();
  }

  private static Planned made(ResourceKey key) {
    return Lines.line(new Change.Create(key, Change.Cause.NEW), "{}", "");
  }
}

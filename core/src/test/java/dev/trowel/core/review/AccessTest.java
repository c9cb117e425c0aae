package dev.trowel.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessTest {

  private static final ResourceKey GRANTS = ResourceKey.of("schemas", "trips").with(Part.GRANTS);
  private static final String LIVE =
      "{privilege_assignments: [{principal: a, privileges: [SELECT, MODIFY]},"
          + " {principal: b, privileges: [SELECT]}]}";

  @Test
  void privilegesComeAndGoByPrincipal() {
    List<AccessChange> changes =
        of(
            "{__embed__: [{principal: a, privileges: [SELECT, EXECUTE]}, {principal: c,"
                + " privileges: [SELECT]}]}");

    assertThat(changes).extracting(AccessChange::principal).containsExactly("a", "b", "c");
    assertThat(changes.getFirst().added()).containsExactly("EXECUTE");
    assertThat(changes.getFirst().removed()).containsExactly("MODIFY");
    assertThat(changes.get(1).after()).isEmpty();
    assertThat(changes.get(2).before()).isEmpty();
  }

  @Test
  void whoKeepsTheSameInAnotherOrderIsNotTold() {
    assertThat(
            of(
                "{__embed__: [{principal: b, privileges: [SELECT]}, {principal: a, privileges:"
                    + " [MODIFY, SELECT]}]}"))
        .isEmpty();
  }

  @Test
  void whoGotMoreByHandIsToldSo() {
    Difference difference =
        Lines.difference(
            Path.of("__embed__").keyed("principal", "b"),
            Verdict.UPDATE,
            Origin.HAND,
            "",
            "",
            "{}");

    assertThat(of("{__embed__: [{principal: a, privileges: [SELECT, MODIFY]}]}", difference))
        .singleElement()
        .satisfies(change -> assertThat(change.byHand()).isTrue());
  }

  private static List<AccessChange> of(String desired, Difference... differences) {
    return Access.of(Lines.line(Lines.update(GRANTS), desired, LIVE, differences));
  }
}

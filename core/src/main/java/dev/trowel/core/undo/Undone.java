package dev.trowel.core.undo;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What was put back after a failure, and what was not.
///
/// @param state what is recorded now
/// @param back what is as it was again; what was never changed is not named
/// @param lost what is not, and why, a line each
/// @param left the resources of the deployment that are not as they were
/// @param way what became of the resources on the way back
public record Undone(
    State state, List<String> back, List<String> lost, Set<ResourceKey> left, Outcome way) {

  /// So many names of what is back are told.
  private static final int SHOWN = 20;

  public Undone {
    back = List.copyOf(back);
    lost = List.copyOf(lost);
    left = Set.copyOf(left);
  }

  /// The same, and more that is not as it was.
  public Undone without(List<String> more) {
    List<String> all = new ArrayList<>(lost);
    all.addAll(more);
    return new Undone(state, back, all, left, way);
  }

  /// What to tell: `rolled-back`, and `not-rolled-back` where something is not as it was.
  public List<Diagnostic> told() {
    List<Diagnostic> told = new ArrayList<>();
    if (lost.isEmpty() || !back.isEmpty()) {
      told.add(rolledBack());
    }
    if (!lost.isEmpty()) {
      told.add(notRolledBack(lost));
    }
    return told;
  }

  private Diagnostic rolledBack() {
    if (back.isEmpty()) {
      return Diagnostic.warning("rolled-back", "nothing had to be put back")
          .detail("The deployment failed before it changed anything that is not as it was.");
    }
    String things = back.size() == 1 ? "1 thing was" : back.size() + " things were";
    return Diagnostic.warning(
            "rolled-back", "the deployment failed, and " + things + " put back as before")
        .detail(String.join("\n", shown()));
  }

  private List<String> shown() {
    if (back.size() <= SHOWN) {
      return back;
    }
    List<String> shown = new ArrayList<>(back.subList(0, SHOWN));
    shown.add("and " + (back.size() - SHOWN) + " more");
    return shown;
  }

  /// Says that `lost` are not as they were before.
  public static Diagnostic notRolledBack(List<String> lost) {
    return Diagnostic.error(
            "not-rolled-back",
            lost.size() == 1
                ? "1 thing could not be put back"
                : lost.size() + " things could not be put back")
        .detail(
            String.join("\n", lost)
                + "\nThe state says what is there now. When the reason is gone, deploy again: this"
                + " bundle to go on, the one before to go back.");
  }
}

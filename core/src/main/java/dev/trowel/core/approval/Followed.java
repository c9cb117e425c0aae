package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Brings the plan of now to what a plan in the incumbent's form says: what that plan does not name
/// is left as it is, and what has moved is told.
public final class Followed {

  /// Changes in place, of which one may do for another.
  private static final Set<String> IN_PLACE = Set.of("update", "resize", "update_id");

  private static final String SKIP = "skip";
  private static final String DELETE = "delete";

  private final IncumbentPlan saved;
  private final Plan now;
  private final Diagnostics warnings;
  private final SortedMap<ResourceKey, Planned> lines = new TreeMap<>();
  private final SortedSet<String> left = new TreeSet<>();

  private Followed(IncumbentPlan saved, Plan now, Diagnostics warnings) {
    this.saved = saved;
    this.now = now;
    this.warnings = warnings;
  }

  /// The plan that does what `saved` says.
  ///
  /// @param now the plan made from what is there now
  /// @param warnings takes a `plan-differs` for each difference
  /// @throws StopException `plan-moved` when it cannot be done any more
  public static Plan plan(IncumbentPlan saved, Plan now, Diagnostics warnings) {
    return new Followed(saved, now, warnings).plan();
  }

  private Plan plan() {
    JsonNode wanted = PlanJson.write(now).path("plan");
    now.lines().forEach((key, line) -> follow(line, wanted.path(key.stateKey())));
    saved.lines().forEach(this::missing);
    lines.values().forEach(this::checkDependencies);
    return new Plan(now.base(), lines, now.moves(), now.unselected(), now.pasts());
  }

  private void follow(Planned line, JsonNode wanted) {
    String key = line.key().stateKey();
    IncumbentPlan.Line told = saved.lines().get(key);
    String then = told == null ? SKIP : told.action();
    String action = line.change().action();
    if (then.equals(action)) {
      if (told != null && line.change().isEffective()) {
        compare(key, told.wanted(), wanted.path("new_state").path("value"));
      }
      lines.put(line.key(), line);
    } else if (then.equals(SKIP)) {
      warn(key, "the plan leaves it as it is, although " + action + " is due now");
      leave(line);
    } else if (action.equals(SKIP)) {
      warn(key, "the plan says " + then + ", and nothing is due any more");
      lines.put(line.key(), line);
    } else if (IN_PLACE.contains(then) && IN_PLACE.contains(action)) {
      warn(key, "the plan says " + then + ", and " + action + " is due now");
      lines.put(line.key(), line);
    } else {
      throw moved(key, "the plan says " + then + ", and " + action + " is due now");
    }
  }

  private void leave(Planned line) {
    String id =
        switch (line.change()) {
          case Change.Update update -> update.id();
          case Change.Resize resize -> resize.id();
          case Change.Rename rename -> rename.id();
          case Change.Replace replace -> replace.id();
          case Change.Keep keep -> keep.id();
          case Change.Create _, Change.Delete _, Change.Forget _ -> "";
        };
    if (id.isEmpty()) {
      left.add(line.key().stateKey());
    } else {
      lines.put(line.key(), line.kept(id));
    }
  }

  private void compare(String key, JsonNode then, JsonNode wanted) {
    List<String> fields = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    then.fieldNames().forEachRemaining(names::add);
    wanted.fieldNames().forEachRemaining(names::add);
    names.stream()
        .filter(name -> !Moved.isSame(then.path(name), wanted.path(name)))
        .forEach(fields::add);
    if (!fields.isEmpty()) {
      warn(key, "the bundle says something else than the plan: " + String.join(", ", fields));
    }
  }

  private void missing(String key, IncumbentPlan.Line told) {
    boolean known = now.lines().keySet().stream().map(ResourceKey::stateKey).anyMatch(key::equals);
    if (known || told.action().equals(SKIP) || told.action().equals(DELETE)) {
      return;
    }
    throw moved(key, "the plan says " + told.action() + ", and the bundle does not have it");
  }

  private void checkDependencies(Planned line) {
    line.dependsOn().stream()
        .filter(on -> line.change().isEffective() && left.contains(on.node()))
        .findFirst()
        .ifPresent(on -> {
          throw moved(on.node(), "the plan does not make it, and " + line.key() + " needs it");
        });
  }

  private void warn(String key, String what) {
    warnings.add(Diagnostic.warning("plan-differs", key + ": " + what));
  }

  private static StopException moved(String key, String what) {
    return new StopException(
        Diagnostic.error("plan-moved", key + ": " + what)
            .detail("Nothing was changed. Run 'bundle plan' again."));
  }
}

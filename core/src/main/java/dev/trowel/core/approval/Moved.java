package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.state.Json;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeSet;

/// Tells what has moved since a plan was saved.
///
/// @param plan the saved plan
public record Moved(SavedPlan plan) {

  private static final Map<String, String> HINTS =
      Map.of("state_serial", "somebody deployed", "state_lineage", "it is another deployment");

  /// Stops when another target is asked for than the plan's.
  ///
  /// @throws StopException `plan-moved`
  public void checkTarget(String asked) {
    SequencedMap<String, String> now = new LinkedHashMap<>();
    now.put(Place.TARGET, asked);
    stop(places(now));
  }

  /// Stops unless the same tool acts for the same person at the same place.
  ///
  /// @throws StopException `plan-moved`, with all that differs
  public void checkPlace(SequencedMap<String, String> now) {
    stop(places(now));
  }

  /// Stops unless nothing has moved at all.
  ///
  /// @throws StopException `plan-moved`, with all that differs
  public void check(SavedPlan now) {
    Binding saved = plan.binding();
    List<String> moved = new ArrayList<>(places(now.binding().place()));
    options(now.binding().options(), moved);
    groups(saved.settings(), now.binding().settings(), moved);
    secrets(now.binding().secrets(), moved);
    texts("file ", saved.files(), now.binding().files(), moved);
    texts("library ", saved.libraries(), now.binding().libraries(), moved);
    live(now.binding().live(), moved);
    if (moved.isEmpty()) {
      review(now, moved);
    }
    stop(moved);
  }

  private static void stop(List<String> moved) {
    if (!moved.isEmpty()) {
      throw new StopException(
          Diagnostic.error("plan-moved", "what the plan was made from has moved")
              .detail(
                  String.join("\n", moved)
                      + "\nNothing was changed. Make a new plan, and have it approved again."));
    }
  }

  private List<String> places(SequencedMap<String, String> now) {
    List<String> moved = new ArrayList<>();
    now.forEach((fact, value) -> {
      String saved = plan.binding().place().getOrDefault(fact, "");
      if (!Place.isSame(fact, saved, value)) {
        String hint = HINTS.containsKey(fact) ? " (" + HINTS.get(fact) + ")" : "";
        moved.add(
            "%s: %s, now %s%s".formatted(fact.replace('_', ' '), shown(saved), shown(value), hint));
      }
    });
    return moved;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private void options(SortedMap<String, String> now, List<String> moved) {
    SortedMap<String, String> saved = plan.binding().options();
    for (String option : all(saved, now)) {
      String before = saved.getOrDefault(option, "");
      String after = now.getOrDefault(option, "");
      if (!before.equals(after)) {
        moved.add("option %s: %s, now %s".formatted(option, shown(before), shown(after)));
      }
    }
  }

  private static void groups(
      SortedMap<String, SortedMap<String, String>> saved,
      SortedMap<String, SortedMap<String, String>> now,
      List<String> moved) {
    for (String part : all(saved, now)) {
      if (!saved.containsKey(part)) {
        moved.add("bundle: " + part + " is new");
      } else if (!now.containsKey(part)) {
        moved.add("bundle: " + part + " is gone");
      } else {
        fields(saved.get(part), now.get(part))
            .forEach(field ->
                moved.add("bundle: " + part + (field.isEmpty() ? "" : "." + field) + " changed"));
      }
    }
  }

  private void secrets(Binding.Hidden now, List<String> moved) {
    Binding.Hidden saved = plan.binding().secrets();
    if (!saved.equals(now)) {
      TreeSet<String> places = new TreeSet<>(saved.places());
      places.addAll(now.places());
      moved.add("bundle: a secret changed, one of " + String.join(", ", places));
    }
  }

  private static void texts(
      String noun,
      SortedMap<String, String> saved,
      SortedMap<String, String> now,
      List<String> to) {
    for (String name : fields(saved, now)) {
      String what = saved.containsKey(name) ? now.containsKey(name) ? "changed" : "gone" : "new";
      to.add(noun + name + (what.equals("changed") ? " " : " is ") + what);
    }
  }

  /// What only one side looked for was told of as a change of bundle or state.
  private void live(SortedMap<String, SortedMap<String, String>> now, List<String> moved) {
    plan.binding()
        .live()
        .forEach((key, saved) -> {
          SortedMap<String, String> found = now.get(key);
          if (found != null && !found.equals(saved)) {
            moved.add(key + " " + live(saved, found));
          }
        });
  }

  private static String live(SortedMap<String, String> saved, SortedMap<String, String> now) {
    if (now.isEmpty()) {
      return "is gone from the workspace";
    }
    List<String> fields = fields(saved, now);
    return saved.isEmpty() || fields.contains(LiveDigests.ID)
        ? "is another object in the workspace"
        : "was changed in the workspace: " + String.join(", ", fields);
  }

  /// All is as it was, and yet something else would be done, such as a file that somebody put in
  /// the deployment's folder by other means.
  private void review(SavedPlan now, List<String> moved) {
    JsonNode saved = plan.review();
    now.review()
        .properties()
        .forEach(each -> {
          boolean told = each.getKey().equals("heading");
          if (!told && !isSame(each.getValue(), saved.path(each.getKey()))) {
            moved.add("what would be done to " + each.getKey());
          }
        });
  }

  /// A number that was read from a file is of another type.
  static boolean isSame(JsonNode one, JsonNode other) {
    return Arrays.equals(Json.write(one), Json.write(other));
  }

  private static List<String> fields(SortedMap<String, String> one, SortedMap<String, String> two) {
    return all(one, two).stream()
        .filter(field -> !one.getOrDefault(field, "").equals(two.getOrDefault(field, "")))
        .toList();
  }

  private static TreeSet<String> all(Map<String, ?> one, Map<String, ?> two) {
    TreeSet<String> all = new TreeSet<>(one.keySet());
    all.addAll(two.keySet());
    return all;
  }
}

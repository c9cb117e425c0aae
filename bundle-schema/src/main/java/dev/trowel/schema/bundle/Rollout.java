package dev.trowel.schema.bundle;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the traffic of an endpoint goes over from one served entity to another
/// (`lifecycle.traffic`).
///
/// @param champion the name of the entity that gives traffic
/// @param challenger the name of the one that takes it
/// @param steps the challenger's shares in percent, from small to large; none is all at once
public record Rollout(String champion, String challenger, List<Integer> steps) {

  /// The field of `lifecycle` that says so.
  public static final String FIELD = "traffic";

  /// The field of the settings that is left to whoever moves traffic.
  public static final String MOVED = "config.traffic_config";

  private static final int ALL = 100;

  public Rollout {
    steps = List.copyOf(steps);
  }

  /// Where a resource says it.
  public static Path place(ResourceKey key) {
    return key.path().field("lifecycle").field(FIELD);
  }

  /// What the resource `key` of a resolved tree says; empty where it names not both.
  public static Optional<Rollout> of(Mapping tree, ResourceKey key) {
    Value written = Values.find(tree, place(key));
    String champion = Values.text(written, "champion");
    String challenger = Values.text(written, "challenger");
    return champion == null || challenger == null
        ? Optional.empty()
        : Optional.of(new Rollout(champion, challenger, steps(written)));
  }

  private static List<Integer> steps(@Nullable Value written) {
    List<Integer> steps = new ArrayList<>();
    for (Value step : Values.items(written, "steps")) {
      if (step instanceof Num(var _, String text) && text.matches("\\d{1,3}")) {
        steps.add(Integer.valueOf(text));
      }
    }
    return steps.isEmpty() ? List.of(ALL) : steps;
  }

  /// The share after `share`, which stays when it is the last.
  public int next(int share) {
    return steps.stream().filter(step -> step > share).findFirst().orElse(share);
  }

  /// The share before `share`: none, before the first.
  public int previous(int share) {
    return steps.stream().filter(step -> step < share).reduce(0, (_, step) -> step);
  }
}

package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.FieldTypes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lines of plans for tests.
final class Lines {

  static final ResourceKey JOB = ResourceKey.of("jobs", "train");

  private static final YAMLMapper YAML = new YAMLMapper();

  private Lines() {}

  static @Nullable JsonNode tree(String yaml) {
    try {
      return yaml.isEmpty() ? null : YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Change update(ResourceKey key) {
    return new Change.Update(key, "1", new TreeSet<>());
  }

  static Difference difference(
      Path path, Verdict verdict, Origin origin, String recorded, String desired, String live) {
    return new Difference(
        path, verdict, "", tree(recorded), tree(desired), tree(live), false, origin);
  }

  static Difference changed(Path path, String recorded, String desired, String live) {
    return difference(path, Verdict.UPDATE, Origin.BUNDLE, recorded, desired, live);
  }

  static Difference byHand(Path path, String recorded, String live) {
    return difference(path, Verdict.UPDATE, Origin.HAND, recorded, recorded, live);
  }

  /// @param desired `""` for what the bundle has no more
  /// @param live `""` for what the workspace does not have
  static Planned line(Change change, String desired, String live, Difference... differences) {
    return new Planned(
        change,
        Kinds.of(change.key()).orElseThrow(),
        List.of(),
        Optional.ofNullable(tree(desired))
            .map(tree -> Settings.of((ObjectNode) tree, new FieldTypes(Optional.empty()))),
        List.of(differences),
        Optional.ofNullable(tree(live)),
        Optional.empty());
  }

  /// `line`, referring to others.
  static Planned after(Planned line, ResourceKey... others) {
    return new Planned(
        line.change(),
        line.kind(),
        List.of(others).stream().map(key -> new Dependency(key.stateKey(), "")).toList(),
        line.desired(),
        line.differences(),
        line.live(),
        line.span());
  }

  static Plan plan(Planned... lines) {
    SortedMap<ResourceKey, Planned> all = new TreeMap<>();
    for (Planned line : lines) {
      all.put(line.key(), line);
    }
    return new Plan(State.none(), all);
  }
}

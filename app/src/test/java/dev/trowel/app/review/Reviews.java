package dev.trowel.app.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.FileChange;
import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Schedule;
import dev.trowel.core.review.Side;
import dev.trowel.core.select.Selection;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reviews that no bundle need be written for.
final class Reviews {

  private static final List<String> KINDS =
      List.of("schemas", "registered_models", "experiments", "jobs", "model_serving_endpoints");

  private static final Side NOTHING = new Side.Nothing();

  private Reviews() {}

  /// A review of these items, with what goes with it.
  static Review of(List<Item> items) {
    return of("ride_ml", "staging", items);
  }

  static Review of(String bundle, String target, List<Item> items) {
    return new Review(
        new Heading(
            bundle,
            target,
            Mode.PRODUCTION,
            "/Workspace/x",
            "https://h",
            "ann@x",
            "main",
            "4be1c0f"),
        items,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Selection.ALL,
        List.of(),
        new Plan.Counts(0, items.size(), 0, 0),
        items.isEmpty());
  }

  /// One that changes in three fields.
  static Item updated(ResourceKey key) {
    return item(key, Action.UPDATE, fields(Origin.BUNDLE), List.of());
  }

  static Item drifted(ResourceKey key) {
    return item(key, Action.UPDATE, fields(Origin.HAND), List.of());
  }

  static Item item(
      ResourceKey key, Action action, List<FieldChange> fields, List<ResourceKey> after) {
    boolean drifted = fields.stream().anyMatch(FieldChange::isDrift);
    Reason.Code code =
        switch (action) {
          case CREATE -> Reason.Code.NEW;
          case ADOPT -> Reason.Code.DECLARED_ADOPTION;
          case DELETE, FORGET -> Reason.Code.REMOVED_FROM_BUNDLE;
          case REPLACE -> Reason.Code.REPLACE_BECAUSE;
          case UPDATE, RENAME, RESIZE, KEEP -> Reason.Code.SETTINGS_CHANGED;
        };
    return new Item(
        key,
        action,
        "name of " + key.name(),
        "1",
        List.of(
            new Reason(drifted ? Reason.Code.DRIFT : code, ""),
            new Reason(Reason.Code.MOVED, "jobs.was " + key.name())),
        fields,
        List.of(
            new AccessChange(
                "group", "users of " + key.name(), List.of(), List.of("CAN_VIEW"), false)),
        after,
        after.isEmpty() ? 0 : 1,
        action.isDestructive() ? Optional.of("All versions are lost.") : Optional.empty(),
        Optional.empty(),
        Optional.of(Span.at("resources/" + key.kind() + ".yml", 12, 3)));
  }

  static List<FieldChange> fields(Origin origin) {
    return List.of(
        field(Path.of("max_concurrent_runs"), IntNode.valueOf(1), IntNode.valueOf(3), origin),
        field(
            Path.of("tasks")
                .keyed("task_key", "train")
                .field("notebook_task")
                .field("notebook_path"),
            TextNode.valueOf("/Workspace/Deployments/ride_ml-staging/files/notebooks/train.py"),
            TextNode.valueOf("/Workspace/Deployments/ride_ml-staging/files/src/train.py"),
            Origin.BUNDLE),
        field(
            Path.of("description"),
            TextNode.valueOf("Fährt täglich 🚕 über die Straßen von 東京"),
            TextNode.valueOf("Fährt stündlich 🚕 über die Straßen von 東京"),
            Origin.BUNDLE));
  }

  static FieldChange field(Path path, JsonNode before, JsonNode after, Origin origin) {
    return new FieldChange(path, side(before), side(before), side(after), origin, false, false);
  }

  private static Side side(JsonNode value) {
    return value.isNull() ? NOTHING : new Side.Known(value);
  }

  /// As many changes as given, of a big bundle: long names, many scripts, some of them grave.
  static Review many(int count) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = KINDS.get(i % KINDS.size());
      ResourceKey key = key(kind, i);
      List<ResourceKey> after =
          kind.equals("schemas") ? List.of() : List.of(key("schemas", i - i % KINDS.size()));
      items.add(item(key, action(i), fields(i % 40 == 7 ? Origin.HAND : Origin.BUNDLE), after));
    }
    items.sort((a, b) -> a.key().compareTo(b.key()));
    Review bare = of(items);
    return new Review(
        bare.heading(),
        items,
        IntStream.range(0, count)
            .mapToObj(i ->
                new FileChange(
                    "src/package_" + i % 30 + "/module_" + i + ".py", FileChange.What.ADDED))
            .toList(),
        List.of(),
        List.of("/Workspace/Shared"),
        List.of(),
        items.stream()
            .filter(item -> item.key().kind().equals("jobs"))
            .map(item -> new Schedule(item.key(), "schedule", "", "0 0 6 * * ? (UTC)"))
            .toList(),
        new Selection(
            new TreeMap<>(), new TreeSet<>(List.of(ResourceKey.of("jobs", "unselected")))),
        List.of(),
        new Plan.Counts(count / 3, count, 2, 10),
        false);
  }

  private static ResourceKey key(String kind, int i) {
    return ResourceKey.of(kind, "nachfrage_prognose_für_zone_%d_東京_stündlich".formatted(i));
  }

  private static Action action(int i) {
    return i % 50 == 3
        ? Action.DELETE
        : i % 70 == 4 ? Action.REPLACE : i % 3 == 0 ? Action.CREATE : Action.UPDATE;
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  static JsonNode none() {
    return JsonNodeFactory.instance.nullNode();
  }
}

package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Node;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds out what in a bundle brings a version of a model about.
final class Creators {

  private static final String TRAINING = "train";

  private final Map<ResourceKey, Node> nodes;
  private final StaticNames names;
  private final String target;

  /// @param target the bundle's target, which commands are told
  Creators(Map<ResourceKey, Node> nodes, StaticNames names, String target) {
    this.nodes = nodes;
    this.names = names;
    this.target = target;
  }

  /// What to do so that `ref` exists, in sentences.
  String wayOut(ModelRef ref) {
    List<String> ways = new ArrayList<>();
    List<ResourceKey> jobs = jobs(ref.name());
    if (!jobs.isEmpty()) {
      ways.add(
          "%s names the model and may register it: trowel run %s -t %s."
              .formatted(jobs.getFirst(), jobs.getFirst().name(), target));
    }
    nodes.values().stream()
        .filter(node -> isModel(node, ref))
        .findFirst()
        .ifPresent(node -> ways.add(promotion(node.key(), ref)));
    if (ways.isEmpty()) {
      ways.add("Nothing in this bundle tells who registers %s.".formatted(ref.name()));
    }
    return String.join(" ", ways);
  }

  private String promotion(ResourceKey model, ModelRef ref) {
    String how = "trowel model promote %s --from TARGET --to %s".formatted(model.name(), target);
    String label =
        switch (ref.sort()) {
          case VERSION -> "";
          case ALIAS -> " --alias " + ref.label();
          case STAGE -> " --stage " + ref.label();
        };
    return "Or bring a version here that another target has: %s%s.".formatted(how, label);
  }

  private boolean isModel(Node node, ModelRef ref) {
    String name = node.kind().operations().renamedId("", names.of(node).value());
    return switch (ref.sort()) {
      case VERSION, ALIAS ->
          node.key().kind().equals("registered_models") && name.equalsIgnoreCase(ref.name());
      case STAGE -> node.key().kind().equals("models") && name.equals(ref.name());
    };
  }

  /// The jobs that say the model's name as it is; those that seem to train come first, those that
  /// only use a version of it do not count.
  private List<ResourceKey> jobs(String model) {
    return nodes.values().stream()
        .filter(node -> node.key().kind().equals("jobs"))
        .filter(node -> node.key().owner().equals(node.key()))
        .filter(node -> says(names.of(node).value(), model))
        .map(Node::key)
        .sorted((a, b) -> Boolean.compare(trains(b), trains(a)))
        .toList();
  }

  private static boolean trains(ResourceKey key) {
    return key.name().toLowerCase(Locale.ROOT).contains(TRAINING);
  }

  private static boolean says(JsonNode node, String text) {
    if (node.isTextual()) {
      return node.textValue().equalsIgnoreCase(text);
    }
    return node.valueStream().anyMatch(child -> says(child, text));
  }
}

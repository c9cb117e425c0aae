package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.Recorded;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fingerprints of the live objects that a plan was compared with: their settings and ids, so
/// that what changes all the time, such as the state of a cluster, counts for nothing.
final class LiveDigests {

  /// Under this name the id stands among the fields.
  static final String ID = "(id)";

  private LiveDigests() {}

  /// By key, the digest of each field; empty for what was looked for and not there.
  static SortedMap<String, SortedMap<String, String>> of(Plan plan, Veil veil, Digests digests) {
    SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
    for (Planned line : plan.selected()) {
      if (!isNew(line.change())) {
        ObjectNode settings = settings(line, plan.base().resources().get(line.key()));
        all.put(line.key().toString(), digests.fields(veil.over(settings)));
      }
    }
    return all;
  }

  /// Nobody asked the workspace for it.
  private static boolean isNew(Change change) {
    return change instanceof Change.Create(_, Change.Cause cause) && cause == Change.Cause.NEW;
  }

  private static ObjectNode settings(Planned line, @Nullable Recorded recorded) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    Optional<JsonNode> live = line.live();
    if (live.isPresent()) {
      line.kind()
          .operations()
          .live(live.get(), wanted(line, recorded))
          .properties()
          .forEach(each -> settings.set(each.getKey(), sorted(each.getValue())));
      settings.put(ID, recorded == null ? "" : recorded.id());
    }
    return settings;
  }

  private static ObjectNode wanted(Planned line, @Nullable Recorded recorded) {
    if (line.desired().isPresent()) {
      return line.desired().get().value().deepCopy();
    }
    return recorded != null && recorded.settings() instanceof ObjectNode known
        ? known.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }

  /// The workspace lists many things in no order; where order matters, a change shows in the
  /// review.
  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = object.objectNode();
        object.properties().forEach(each -> copy.set(each.getKey(), sorted(each.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode(array.size());
        array
            .valueStream()
            .map(LiveDigests::sorted)
            .sorted(Comparator.comparing(JsonNode::toString))
            .forEach(copy::add);
        yield copy;
      }
      default -> node;
    };
  }
}

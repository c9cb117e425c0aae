package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/// What of live settings counts beside those that are wanted.
@FunctionalInterface
interface View {

  /// Everything.
  View ALL = (live, desired, object) -> live;

  /// The live settings as they compare with those that are wanted; neither tree is changed.
  ///
  /// @param object the live object as it was read
  ObjectNode of(ObjectNode live, ObjectNode desired, JsonNode object);

  /// The ids of the cluster policies that have to be read to know what counts.
  default Set<String> policies(JsonNode object) {
    return Set.of();
  }

  /// This view, and of what it leaves the other one.
  default View then(View next) {
    View first = this;
    return new View() {
      @Override
      public ObjectNode of(ObjectNode live, ObjectNode desired, JsonNode object) {
        return next.of(first.of(live, desired, object), desired, object);
      }

      @Override
      public Set<String> policies(JsonNode object) {
        Set<String> both = new HashSet<>(first.policies(object));
        both.addAll(next.policies(object));
        return both;
      }
    };
  }
}

package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The fields of settings whose values the workspace gives, such as an etag: what was seen last is
/// what is wanted, so that a live value other than that is a change made by somebody else.
public final class Observed {

  private Observed() {}

  /// Those of `fields` that `tree` has, with their values.
  public static ObjectNode in(JsonNode tree, List<String> fields) {
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    for (String field : fields) {
      JsonNode value = tree.path(field);
      if (!value.isMissingNode() && !value.isNull()) {
        found.set(field, value);
      }
    }
    return found;
  }
}

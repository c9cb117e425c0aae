package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.FieldRules.At;
import dev.trowel.core.kind.FieldRules.Classify;
import dev.trowel.core.kind.FieldRules.RemoteDefault;
import dev.trowel.schema.address.PathPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects what the fields of one kind mean for a plan.
final class RulesBuilder {

  private final List<At> patterns = new ArrayList<>();
  private final Map<PathPattern, String> keyed = new LinkedHashMap<>();
  private final List<RemoteDefault> remoteDefaults = new ArrayList<>();
  private Classify classify = (path, recorded, desired, live) -> Optional.empty();

  void field(FieldRule rule, String... texts) {
    for (String text : texts) {
      PathPattern pattern = PathPattern.of(text);
      if (rule == FieldRule.REMOTE_DEFAULT) {
        remoteDefaults.add(new RemoteDefault(pattern, List.of()));
      } else {
        patterns.add(new At(rule, pattern));
      }
    }
  }

  void keyed(String list, String by) {
    keyed.put(PathPattern.of(list), by);
  }

  void remoteDefault(String pattern, Object... values) {
    List<JsonNode> trees = Arrays.stream(values).map(Json::of).toList();
    remoteDefaults.add(new RemoteDefault(PathPattern.of(pattern), trees));
  }

  void classify(Classify last) {
    classify = last;
  }

  FieldRules build() {
    return new FieldRules(patterns, keyed, remoteDefaults, classify);
  }
}

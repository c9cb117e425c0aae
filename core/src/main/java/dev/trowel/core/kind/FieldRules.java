package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the fields of one kind mean for a plan.
///
/// @param patterns which rule holds where; a rule holds for a place and all below it
/// @param keyed lists whose elements are compared by a key: pattern of the list → key field, or
///   several with `|` between
/// @param remoteDefaults values the workspace fills in; an empty list of values stands for any
///   value
/// @param classify the kind's last word on one difference
public record FieldRules(
    List<At> patterns,
    Map<PathPattern, String> keyed,
    List<RemoteDefault> remoteDefaults,
    Classify classify) {

  /// One rule at some places.
  public record At(FieldRule rule, PathPattern pattern) {}

  /// A field that the workspace fills in where the bundle says nothing; holds for the field itself,
  /// not below it.
  ///
  /// @param values the values that count as filled in; empty for any
  public record RemoteDefault(PathPattern pattern, List<JsonNode> values) {
    public RemoteDefault {
      values = List.copyOf(values);
    }
  }

  /// The kind's last word on one field's difference.
  @FunctionalInterface
  public interface Classify {
    /// Why the difference means nothing, or empty when the rules decide.
    ///
    /// @param recorded what was last sent, or null
    /// @param desired what the bundle says, or null
    /// @param live what the workspace says, or null
    Optional<String> verdict(
        Path path,
        @Nullable JsonNode recorded,
        @Nullable JsonNode desired,
        @Nullable JsonNode live);
  }

  public FieldRules {
    patterns = List.copyOf(patterns);
    keyed = Map.copyOf(keyed);
    remoteDefaults = List.copyOf(remoteDefaults);
  }

  /// The rules that hold at `path`.
  public Set<FieldRule> at(Path path) {
    Set<FieldRule> rules = Set.of();
    for (At at : patterns) {
      if (at.pattern().covers(path)) {
        rules = rules.isEmpty() ? EnumSet.noneOf(FieldRule.class) : rules;
        rules.add(at.rule());
      }
    }
    return rules;
  }

  /// Where `rule` holds.
  public List<PathPattern> places(FieldRule rule) {
    List<PathPattern> places = new ArrayList<>();
    for (At at : patterns) {
      if (at.rule() == rule) {
        places.add(at.pattern());
      }
    }
    return places;
  }

  /// Whether the workspace may have filled in `live` at exactly this place, where the bundle says
  /// nothing.
  public boolean isRemoteDefault(Path path, JsonNode live) {
    return remoteDefaults.stream()
        .filter(filled -> filled.pattern().matches(path))
        .anyMatch(filled ->
            filled.values().isEmpty() || filled.values().stream().anyMatch(v -> same(v, live)));
  }

  /// The workspace may write a number as it likes.
  private static boolean same(JsonNode value, JsonNode live) {
    boolean numbers = value.isNumber() && live.isNumber();
    return numbers ? value.decimalValue().compareTo(live.decimalValue()) == 0 : value.equals(live);
  }
}

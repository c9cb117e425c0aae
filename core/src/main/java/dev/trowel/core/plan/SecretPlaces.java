package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.source.Credentials;
import dev.trowel.schema.value.Value;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Knows by their names the places where credentials stand.
final class SecretPlaces {

  /// What stands for a value that is kept elsewhere, and what is no value at all.
  private static final Pattern REFERENCE =
      Pattern.compile("(?:\\$\\{[^}]*}|\\{\\{[^}]*}}|null|true|false)?");

  /// The two fields of an entry that says a name and its value.
  private static final List<String> NAMES = List.of("name", "key");

  private static final List<String> VALUES = List.of("value", "default");
  private static final String OPTION = "--";

  private SecretPlaces() {}

  /// Adds the texts that stand where a kind has its secrets.
  static void ruled(Value.Mapping settings, FieldRules rules, Set<String> found) {
    rules.places(FieldRule.SECRET).forEach(place -> ruled(settings, place.steps(), found));
  }

  /// @param way what leads from `value` to the secret; empty where it is one with all below it
  private static void ruled(Value value, List<String> way, Set<String> found) {
    List<String> rest = way.isEmpty() ? way : way.subList(1, way.size());
    boolean any = way.isEmpty() || way.getFirst().equals(PathPattern.ANY);
    switch (value) {
      case Value.Mapping mapping when any ->
          mapping.entries().values().forEach(entry -> ruled(entry.value(), rest, found));
      case Value.Mapping mapping -> {
        Value below = mapping.get(way.getFirst());
        if (below != null) {
          ruled(below, rest, found);
        }
      }
      case Value.Seq seq when any -> seq.items().forEach(item -> ruled(item, rest, found));
      case Value.Text(_, String text) when way.isEmpty() && !isReference(text) -> found.add(text);
      case Value.Secret secret when way.isEmpty() && !isReference(secret.reveal()) ->
          found.add(secret.reveal());
      case Value.Seq _, Value.Text _, Value.Secret _, Value.Null _, Value.Bool _, Value.Num _ -> {}
    }
  }

  /// Whether what stands at `path` is a credential.
  static boolean isNamed(Path path) {
    List<Path.Step> steps = path.steps();
    if (steps.isEmpty()) {
      return false;
    }
    return steps.getLast() instanceof Path.Field(String name)
        && (Credentials.isName(name)
            || (VALUES.contains(name)
                && steps.size() > 1
                && steps.get(steps.size() - 2) instanceof Path.Keyed(String _, String key)
                && Credentials.isName(key)));
  }

  /// Whether the field of an object is one.
  static boolean isIn(ObjectNode object, String field) {
    return Credentials.isName(field)
        || (VALUES.contains(field)
            && NAMES.stream().anyMatch(name -> Credentials.isName(object.path(name).asText(""))));
  }

  /// Whether the next argument is one.
  static boolean isOption(JsonNode argument) {
    return argument.isTextual()
        && argument.textValue().startsWith(OPTION)
        && Credentials.isName(argument.textValue().substring(OPTION.length()));
  }

  /// `--token=abc` with `mark` for its value.
  static String withoutOption(String text, String mark) {
    int sign = text.startsWith(OPTION) ? text.indexOf('=') : -1;
    boolean secret =
        sign > 0
            && Credentials.isName(text.substring(OPTION.length(), sign))
            && !isReference(text.substring(sign + 1));
    return secret ? text.substring(0, sign + 1) + mark : text;
  }

  /// Whether the text only says where a value is kept.
  static boolean isReference(String text) {
    return REFERENCE.matcher(text.strip()).matches();
  }
}

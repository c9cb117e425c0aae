package dev.trowel.core.plan;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that holds references to other resources, such as `/jobs/${resources.jobs.train.id}`
/// (format.md 2.7).
///
/// @param text as written
/// @param references the references in it, each once, in the order written
public record Template(String text, SequencedSet<To> references) {

  private static final String SEGMENT = "\\p{L}+(?:[-_]*[\\p{L}\\p{N}]+)*+";
  private static final String INDEXES = "(?:\\[\\d+\\])*+";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(resources(?:\\." + SEGMENT + INDEXES + "){3,})\\}");
  private static final Pattern STEP = Pattern.compile("(" + SEGMENT + ")|\\[(\\d+)\\]");
  private static final int KEY_STEPS = 3;

  /// One reference.
  ///
  /// @param label as written, `${…}` included
  /// @param target the resource it names
  /// @param field the place in the target's settings or live object
  public record To(String label, ResourceKey target, Path field) {
    /// Whether it asks for the target's id.
    public boolean isId() {
      return field.equals(Path.of("id"));
    }
  }

  /// Reads `text`; one without references has an empty set of them.
  public static Template of(String text) {
    SequencedSet<To> references =
        text.contains("${resources.")
            ? REFERENCE
                .matcher(text)
                .results()
                .map(m -> to(m.group(1)))
                .collect(toCollection(LinkedHashSet::new))
            : new LinkedHashSet<>();
    return new Template(text, references);
  }

  private static To to(String inner) {
    List<Path.Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(inner);
    while (matcher.find()) {
      steps.add(
          matcher.group(1) != null
              ? new Path.Field(matcher.group(1))
              : new Path.Index(Integer.parseInt(matcher.group(2))));
    }
    ResourceKey owner = ResourceKey.of(name(steps.get(1)), name(steps.get(2)));
    List<Path.Step> field = steps.subList(KEY_STEPS, steps.size());
    String label = "${" + inner + "}";
    for (ResourceKey.Part part : List.of(ResourceKey.Part.PERMISSIONS, ResourceKey.Part.GRANTS)) {
      if (field.getFirst().equals(new Path.Field(part.name().toLowerCase(Locale.ROOT)))) {
        return new To(label, owner.with(part), new Path(field.subList(1, field.size())));
      }
    }
    return new To(label, owner, new Path(field));
  }

  private static String name(Path.Step step) {
    return step instanceof Path.Field(String field) ? field : step.toString();
  }

  /// Whether nothing refers to anything.
  public boolean isPlain() {
    return references.isEmpty();
  }

  /// Whether the text is one reference and nothing else, so that it takes the value's type.
  public boolean isPure() {
    return references.size() == 1 && references.getFirst().label().equals(text);
  }

  /// The value of the text, or empty while `lookUp` does not know one of its references.
  public Optional<JsonNode> fill(Function<To, Optional<JsonNode>> lookUp) {
    if (isPure()) {
      return lookUp.apply(references.getFirst());
    }
    String filled = text;
    for (To reference : references) {
      Optional<JsonNode> value = lookUp.apply(reference);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      filled = filled.replace(reference.label(), value.get().asText());
    }
    return Optional.of(TextNode.valueOf(filled));
  }
}

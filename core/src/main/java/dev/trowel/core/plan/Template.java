package dev.trowel.core.plan;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.value.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// A text that holds references to other resources, such as `/jobs/${resources.jobs.train.id}`
/// (format.md 2.7).
///
/// @param text as written
/// @param references the references in it, each once, in the order written
public record Template(String text, SequencedSet<To> references) {

  private static final Path LIST = Path.of("__embed__");

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

  /// Whether a text of the tree may hold a reference.
  static boolean mayBeIn(JsonNode tree) {
    if (tree.isTextual()) {
      return tree.textValue().contains("${");
    }
    for (JsonNode child : tree) {
      if (mayBeIn(child)) {
        return true;
      }
    }
    return false;
  }

  /// Reads `text`; one without references has an empty set of them.
  public static Template of(String text) {
    return new Template(
        text,
        Reference.references(text).stream()
            .filter(Template::namesField)
            .map(Template::to)
            .collect(toCollection(LinkedHashSet::new)));
  }

  /// `${resources.jobs.train}` names a whole resource, which nothing can hold: it stays text.
  private static boolean namesField(Reference reference) {
    return reference.root() == Reference.Root.RESOURCES
        && reference.path().steps().stream().filter(Path.Field.class::isInstance).count()
            > ResourceKey.STEPS;
  }

  private static To to(Reference reference) {
    List<Path.Step> steps = reference.path().steps();
    ResourceKey owner = ResourceKey.of(name(steps.get(1)), name(steps.get(2)));
    Path field = reference.path().from(ResourceKey.STEPS);
    String label = reference.toString();
    return switch (name(field.steps().getFirst())) {
      case "permissions" -> new To(label, owner.with(Part.PERMISSIONS), attached(field.from(1)));
      case "grants" -> new To(label, owner.with(Part.GRANTS), attached(field.from(1)));
      default -> new To(label, owner, field);
    };
  }

  /// `permissions[0].level` is an element of the list that the settings of permissions hold.
  private static Path attached(Path field) {
    boolean element = !field.steps().isEmpty() && !(field.steps().getFirst() instanceof Path.Field);
    return element ? LIST.then(field) : field;
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

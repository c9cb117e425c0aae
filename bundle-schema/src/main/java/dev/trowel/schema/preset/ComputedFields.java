package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces references to fields that no workspace has to tell, such as a volume's `volume_path`,
/// by what they are (format.md 2.7).
final class ComputedFields {

  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
  private static final int STEPS = 4;

  private final Mapping tree;

  /// How a reference to one of the fields ends: few texts need a closer look.
  private final List<String> ends;

  private ComputedFields(Mapping tree, List<String> ends) {
    this.tree = tree;
    this.ends = ends;
  }

  /// The tree with what its resources compute in the place of references to it.
  static Mapping resolve(Mapping tree) {
    Mapping resources = Steps.resources(tree);
    List<String> ends =
        resources.entries().keySet().stream()
            .flatMap(kind -> computed(kind).keySet().stream())
            .map(field -> field + "}")
            .toList();
    return ends.isEmpty()
        ? tree
        : tree.with("resources", new ComputedFields(tree, ends).replace(resources));
  }

  private static Map<String, String> computed(String kind) {
    return Schemas.kind(kind).map(KindSchema::facets).map(Facets::computed).orElse(Map.of());
  }

  private Value replace(Value value) {
    return switch (value) {
      case Mapping mapping -> mapping.map((_, each) -> replace(each));
      case Seq seq -> seq.map(this::replace);
      case Text text -> ends.stream().anyMatch(text.text()::contains) ? text(text) : text;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> value;
    };
  }

  private Text text(Text text) {
    List<Part> parts =
        Reference.parse(text.text()).stream()
            .map(part -> part instanceof Reference reference ? part(reference) : part)
            .toList();
    return new Text(text.span(), Reference.print(parts));
  }

  private Part part(Reference reference) {
    String template = template(reference.path()).orElse("");
    Value resource = Values.find(tree, reference.path().parent());
    return !template.isEmpty() && resource instanceof Mapping
        ? new Part.Literal(fill(template, resource))
        : reference;
  }

  /// The text of a field of a resource; empty when the path is none, or the workspace tells it.
  private static Optional<String> template(Path path) {
    return path.length() == STEPS
            && path.startsWith(Path.of("resources"))
            && path.steps().get(1) instanceof Path.Field(String kind)
            && path.steps().getLast() instanceof Path.Field(String field)
        ? Optional.ofNullable(computed(kind).get(field))
        : Optional.empty();
  }

  private static String fill(String template, Value resource) {
    return FIELD
        .matcher(template)
        .replaceAll(
            field -> Matcher.quoteReplacement(Values.textOrEmpty(resource, field.group(1))));
  }
}

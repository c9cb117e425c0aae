package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.TerraformFields;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns the names that Terraform has for fields, in references to resources, into those of the
/// format (format.md 2.7, 3 step 41).
final class TerraformNames {

  private static final String RESOURCES = "resources";
  private static final String START = "${" + RESOURCES + ".";

  private final Diagnostics diagnostics;

  private TerraformNames(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// The tree with today's names in the references of its resources.
  ///
  /// @param diagnostics takes an error for each reference to a field that only Terraform has
  static Mapping replace(Mapping tree, Diagnostics diagnostics) {
    return tree.with(
        RESOURCES,
        new TerraformNames(diagnostics).replace(Path.of(RESOURCES), Steps.resources(tree)));
  }

  private Value replace(Path at, Value value) {
    return switch (value) {
      // Few resources have such a text at all: the others are spared the paths.
      case Mapping mapping
          when at.length() == ResourceKey.STEPS && !Values.mentions(mapping, START) ->
          mapping;
      case Mapping mapping -> mapping.map((name, each) -> replace(at.field(name), each));
      case Seq seq -> seq.map((index, item) -> replace(at.index(index), item));
      case Text text -> text.text().contains(START) ? text(at, text) : text;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> value;
    };
  }

  private Text text(Path at, Text text) {
    List<Part> parts = new ArrayList<>();
    for (Part part : Reference.parse(text.text())) {
      parts.add(part instanceof Reference reference ? reference(at, text, reference) : part);
    }
    String replaced = Reference.print(parts);
    return replaced.equals(text.text()) ? text : new Text(text.span(), replaced);
  }

  private Reference reference(Path at, Text text, Reference reference) {
    List<Path.Step> steps = reference.path().steps();
    if (reference.root() != Reference.Root.RESOURCES
        || steps.size() <= ResourceKey.STEPS
        || !(steps.get(1) instanceof Path.Field(String kind))
        || !(steps.get(ResourceKey.STEPS) instanceof Path.Field(String first))) {
      return reference;
    }
    TerraformFields fields = Schemas.terraform(kind);
    if (fields.only().contains(first)) {
      diagnostics.add(onlyTerraform(reference, kind, first).at(at).in(text.span()));
    }
    return fields.renamed().isEmpty() ? reference : renamed(reference, kind, fields);
  }

  private static Reference renamed(Reference reference, String kind, TerraformFields fields) {
    Path path = reference.path().to(ResourceKey.STEPS);
    String dotted = "";
    for (Path.Step step : reference.path().from(ResourceKey.STEPS).steps()) {
      if (step instanceof Path.Field(String name)) {
        String parent = dotted.isEmpty() ? "" : dotted + ".";
        String today = fields.renamed().getOrDefault(parent + name, name);
        dotted = parent + today;
        path = path.field(today);
      } else if (!isObject(kind, dotted)) {
        path = path.then(step);
      }
    }
    return new Reference(path);
  }

  /// Terraform writes `git_source[0].url` for what the format has only once.
  private static boolean isObject(String kind, String dotted) {
    Optional<KindSchema> schema = Schemas.kind(kind);
    Optional<Schema> at = schema.map(KindSchema::settings);
    for (String name : dotted.split("\\.", -1)) {
      at = at.flatMap(type -> field(schema.orElseThrow(), type, name));
    }
    return at.map(schema.orElseThrow().types()::resolve)
        .filter(Schema.ObjectOf.class::isInstance)
        .isPresent();
  }

  private static Optional<Schema> field(KindSchema kind, Schema type, String name) {
    Schema resolved = kind.types().resolve(type);
    Schema element =
        resolved instanceof Schema.ListOf(Schema each) ? kind.types().resolve(each) : resolved;
    return element instanceof Schema.ObjectOf object
        ? Optional.ofNullable(object.fields().get(name))
        : Optional.empty();
  }

  private static Diagnostic onlyTerraform(Reference reference, String kind, String field) {
    return Diagnostic.error(
            "terraform-only-field",
            "%s refers to a field that only Terraform has: %s".formatted(reference, field))
        .detail(
            "Resources are deployed without Terraform, and %s have no such field. Refer to another one, or write the value out."
                .formatted(kind));
  }
}

package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.stream.Collectors;

/// Files whose fields are those of the resource: what the file says, a bundle does not say again.
final class InlinedFields {

  private final Subject subject;
  private final Inlined inlined;
  private final FileContent content;
  private final Diagnostics diagnostics;

  InlinedFields(Subject subject, Inlined inlined, FileContent content, Diagnostics diagnostics) {
    this.subject = subject;
    this.inlined = inlined;
    this.content = content;
    this.diagnostics = diagnostics;
  }

  /// The resource with the fields of the file.
  Mapping into(Mapping resource) {
    resource
        .entries()
        .forEach((field, entry) -> {
          if (!isBeside(field)) {
            diagnostics.add(notBeside(field, entry));
          }
        });
    return content.tree().map(this::fitting).map(file -> join(resource, file)).orElse(resource);
  }

  private Mapping fitting(Mapping file) {
    if (hasReference(file)) {
      diagnostics.add(interpolated());
    }
    Mapping fields = file;
    for (var lines : inlined.lines().entrySet()) {
      if (file.get(lines.getKey()) instanceof Seq seq) {
        fields = fields.without(lines.getKey()).with(lines.getValue(), text(seq));
      }
    }
    Shape shape = Schemas.resource(subject.kind().kind()).orElseThrow();
    Checker checker = Checker.of(shape.types(), _ -> false, UnknownFields.DROP, diagnostics);
    return checker.check(fields, shape.root(), subject.key().path()) instanceof Mapping checked
        ? checked
        : fields;
  }

  private static Mapping join(Mapping resource, Mapping file) {
    Mapping joined = resource;
    for (var field : file.entries().entrySet()) {
      joined = Fields.absent(joined, field.getKey(), field.getValue().value());
    }
    return joined;
  }

  private static Text text(Seq lines) {
    String text =
        lines.items().stream()
            .map(line -> (line instanceof Text(_, String written) ? written : "") + "\n")
            .collect(Collectors.joining());
    return new Text(lines.span(), text);
  }

  private static boolean hasReference(Value value) {
    return switch (value) {
      case Mapping mapping ->
          mapping.entries().values().stream().anyMatch(entry -> hasReference(entry.value()));
      case Seq seq -> seq.items().stream().anyMatch(InlinedFields::hasReference);
      case Value.Null _, Value.Bool _, Value.Num _, Text _, Value.Secret _ -> Reference.isIn(value);
    };
  }

  private boolean isBeside(String field) {
    return field.equals(inlined.file())
        || inlined.beside().contains(field)
        || Schemas.bundleOnlyFields().contains(field);
  }

  private Diagnostic notBeside(String field, Value.Entry entry) {
    Path at = subject.key().path().field(field);
    String summary =
        "field %s is not allowed beside %s: the file says it".formatted(field, inlined.file());
    String allowed = String.join(", ", inlined.beside());
    return Diagnostic.error("field-beside-file", summary)
        .detail(
            "Set it in %s, or take %s away and say all of it here. Beside the file there may be: %s."
                .formatted(content.shown(), inlined.file(), allowed))
        .at(at)
        .in(entry.value().span());
  }

  private Diagnostic interpolated() {
    return content.about(
        Diagnostic.error(
                "file-interpolated", content.shown() + " must not contain variable interpolations")
            .detail("References are not resolved in such files. Say it in the bundle instead."));
  }
}

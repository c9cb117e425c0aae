package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.rule.Referent.Typed;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.Scalar;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.ReferencePlaces;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a reference will be replaced by when the workspace is asked can stand where the reference
/// stands: a list is no text, and the id of a pipeline no number.
final class ReferencesFitTheirFields implements Rule {

  /// Kinds whose ids are names or have letters in them.
  private static final Set<String> NAMED =
      Set.of(
          "apps",
          "catalogs",
          "clusters",
          "pipelines",
          "registered_models",
          "schemas",
          "secret_scopes",
          "vector_search_indexes",
          "volumes");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Leaves.visit(
        bundle,
        (path, text, expected) -> {
          boolean whole = Reference.whole(text.text()).isPresent();
          for (Reference reference : Reference.references(text.text())) {
            problem(bundle, reference, whole ? expected : Scalar.STRING)
                .map(found -> placed(found, path, text, reference))
                .ifPresent(diagnostics::add);
          }
        });
  }

  private static Diagnostic placed(Diagnostic found, Path path, Text text, Reference reference) {
    return found.at(path).in(ReferencePlaces.of(text, reference));
  }

  private static Optional<Diagnostic> problem(
      Inspected bundle, Reference reference, Schema expected) {
    return Referents.of(bundle, reference) instanceof Typed(Schema found)
            && !fits(found, expected, reference)
        ? Optional.of(
            Diagnostic.error(
                    "reference-type-mismatch",
                    "%s is %s, where %s is expected"
                        .formatted(reference, described(found), described(expected)))
                .detail("Refer to something of the type that the field takes."))
        : Optional.empty();
  }

  private static boolean fits(Schema found, Schema expected, Reference reference) {
    return switch (expected) {
      case Schema.ListOf _ -> found instanceof Schema.ListOf;
      case Schema.MapOf _, Schema.ObjectOf _ ->
          found instanceof Schema.MapOf || found instanceof Schema.ObjectOf;
      case Schema.Choice _ -> isLeaf(found);
      case Scalar scalar ->
          scalar == Scalar.ANY || (isLeaf(found) && fits(found, scalar, reference));
      case Schema.Ref _ -> true;
    };
  }

  private static boolean fits(Schema found, Scalar expected, Reference reference) {
    return switch (expected) {
      case INTEGER, NUMBER -> found != Scalar.BOOLEAN && !isName(reference);
      case BOOLEAN -> found != Scalar.INTEGER && found != Scalar.NUMBER;
      case STRING, ANY -> true;
    };
  }

  private static boolean isLeaf(Schema schema) {
    return schema instanceof Scalar || schema instanceof Schema.Choice;
  }

  private static boolean isName(Reference reference) {
    List<Path.Step> steps = reference.path().steps();
    return reference.root() == Reference.Root.RESOURCES
        && steps.size() == 4
        && steps.get(3).equals(new Path.Field("id"))
        && steps.get(1) instanceof Path.Field(String kind)
        && NAMED.contains(kind);
  }

  private static String described(Schema schema) {
    return switch (schema) {
      case Schema.ListOf _ -> "a list";
      case Schema.MapOf _, Schema.ObjectOf _ -> "a mapping";
      case Scalar scalar ->
          switch (scalar) {
            case INTEGER, NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING, ANY -> "a text";
          };
      case Schema.Choice _, Schema.Ref _ -> "a text";
    };
  }
}

package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Expression.Attribute;
import dev.trowel.core.imports.hcl.Expression.Binary;
import dev.trowel.core.imports.hcl.Expression.Call;
import dev.trowel.core.imports.hcl.Expression.Conditional;
import dev.trowel.core.imports.hcl.Expression.For;
import dev.trowel.core.imports.hcl.Expression.Index;
import dev.trowel.core.imports.hcl.Expression.Items;
import dev.trowel.core.imports.hcl.Expression.Literal;
import dev.trowel.core.imports.hcl.Expression.Name;
import dev.trowel.core.imports.hcl.Expression.Pairs;
import dev.trowel.core.imports.hcl.Expression.Splat;
import dev.trowel.core.imports.hcl.Expression.Template;
import dev.trowel.core.imports.hcl.Expression.Unary;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.value.Value.Text;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds `$${…}`, which is a text in Terraform and a reference in a bundle.
///
/// @param notes takes them
record Escapes(Notes notes) {

  /// Looks through all that stands between braces.
  void tell(Body body) {
    body.attributes().values().forEach(each -> tell(each.value()));
    body.blocks().forEach(each -> tell(each.body()));
  }

  private void tell(Expression expression) {
    switch (expression) {
      case Literal(var place, Text(_, String text)) -> Literals.tell(place, text, notes);
      case Template template -> template(template);
      case Literal _,
          Items _,
          Pairs _,
          Call _,
          Name _,
          Attribute _,
          Index _,
          Splat _,
          Binary _,
          Unary _,
          Conditional _,
          For _ ->
          inside(expression).forEach(this::tell);
    }
  }

  /// What is put in between may be part of what looks like a reference.
  private void template(Template template) {
    StringBuilder whole = new StringBuilder();
    for (Expression part : template.parts()) {
      if (part instanceof Literal(_, Text(_, String text))) {
        whole.append(text);
      } else {
        whole.append('x');
        tell(part);
      }
    }
    Literals.tell(template.span(), whole.toString(), notes);
  }

  private static Stream<Expression> inside(Expression expression) {
    return switch (expression) {
      case Items items -> items.items().stream();
      case Pairs pairs ->
          pairs.pairs().stream().flatMap(each -> Stream.of(each.key(), each.value()));
      case Call call -> call.arguments().stream();
      case Attribute attribute -> Stream.of(attribute.of());
      case Index index -> Stream.of(index.of(), index.key());
      case Splat splat -> Stream.of(splat.of());
      case Binary binary ->
          Stream.concat(
              Stream.of(binary.first()), binary.following().stream().map(Expression.Operand::of));
      case Unary unary -> Stream.of(unary.of());
      case Conditional choice -> Stream.of(choice.condition(), choice.yes(), choice.no());
      case For loop ->
          Stream.of(
                  Optional.of(loop.in()),
                  Optional.ofNullable(loop.key()),
                  Optional.of(loop.value()),
                  Optional.ofNullable(loop.condition()))
              .flatMap(Optional::stream);
      case Literal _, Template _, Name _ -> Stream.of();
    };
  }
}

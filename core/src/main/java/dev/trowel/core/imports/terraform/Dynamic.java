package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Rounds;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;

/// Blocks that are there once for each element of something.
final class Dynamic {

  /// One of the blocks.
  record Round(Block block, Evaluation evaluation) {}

  private Dynamic() {}

  /// The blocks that a `dynamic` block stands for; none, and a note, when that is not known.
  static List<Round> rounds(Block dynamic, Evaluation evaluation, Notes notes) {
    Optional<Expression> each = dynamic.body().value("for_each");
    Optional<Body> content = dynamic.body().blocks("content").map(Block::body).findFirst();
    if (each.isEmpty() || content.isEmpty()) {
      notes.leftOut(
          dynamic.span(), "the dynamic block " + dynamic.label(0), "It lacks for_each or content.");
      return List.of();
    }
    String iterator =
        dynamic
            .body()
            .value("iterator")
            .filter(Expression.Name.class::isInstance)
            .map(name -> ((Expression.Name) name).name())
            .orElse(dynamic.label(0));
    try {
      return Rounds.of(evaluation.of(each.get())).stream()
          .map(round ->
              new Round(
                  new Block(dynamic.span(), dynamic.label(0), List.of(), content.get()),
                  round.in(evaluation, iterator)))
          .toList();
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(notes::add);
      return List.of();
    }
  }
}

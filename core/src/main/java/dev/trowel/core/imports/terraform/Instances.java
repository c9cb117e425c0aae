package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Rounds;
import dev.trowel.core.imports.hcl.Unknown;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The objects that a resource stands for: one, or one for each element of `for_each`, or as many
/// as `count` says.
///
/// @param evaluation what names lead to
/// @param notes takes those of which it is not known
record Instances(Evaluation evaluation, Notes notes) {

  /// More than any project has.
  private static final int MOST = 1000;

  /// The objects of a resource.
  List<Instance> of(Block block) {
    Optional<Expression> each = block.body().value("for_each");
    Optional<Expression> count = block.body().value("count");
    try {
      if (each.isPresent()) {
        return each(block, evaluation.of(each.get()));
      }
      return count.isPresent()
          ? counted(block, evaluation.of(count.get()))
          : List.of(new Instance(block, "", evaluation));
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(notes::add);
      notes.leftOut(
          block.span(),
          block.label(0) + "." + block.label(1),
          "It is not known how many objects it stands for.");
      return List.of();
    }
  }

  private List<Instance> each(Block block, Value elements) {
    List<Instance> instances = new ArrayList<>();
    for (Rounds round : Rounds.of(elements)) {
      Value key = round.key() instanceof Num ? round.value() : round.key();
      if (!(key instanceof Text(_, String name))) {
        throw Unknown.at(key.span(), "for_each takes a map, or a set of texts");
      }
      Evaluation inside = new Rounds(key, round.value()).in(evaluation, "each");
      instances.add(new Instance(block, "[\"" + name + "\"]", inside));
    }
    return instances;
  }

  private List<Instance> counted(Block block, Value count) {
    if (!(count instanceof Num(_, String digits))
        || !digits.matches("\\d{1,4}")
        || Integer.parseInt(digits) > MOST) {
      throw Unknown.at(count.span(), "count is no number up to " + MOST);
    }
    List<Instance> instances = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(digits); i++) {
      Evaluation inside = Rounds.counted(new Num(count.span(), String.valueOf(i)), evaluation);
      instances.add(new Instance(block, "[" + i + "]", inside));
    }
    return instances;
  }
}

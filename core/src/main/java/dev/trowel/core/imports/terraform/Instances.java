package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Rounds;
import dev.trowel.core.imports.hcl.Unknown;
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
/// @param project takes those of which it is not known
/// @param site where the resource stands
/// @param evaluation what names lead to
record Instances(Project project, Site site, Evaluation evaluation) {

  /// More than any project has.
  private static final int MOST = 1000;

  /// Whether an index tells the objects of a resource apart.
  static boolean isIndexed(Block block) {
    return block.body().value("for_each").isPresent() || block.body().value("count").isPresent();
  }

  /// The index that a step of a reference is.
  static String index(String step) {
    return step.matches("\\d+") ? "[" + step + "]" : "[\"" + step + "\"]";
  }

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
          : List.of(new Instance(site, block, "", evaluation));
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(project.notes()::add);
      project
          .notes()
          .leftOut(
              block.span(),
              Instance.name(block),
              "It is not known how many objects it stands for.");
      project.leaveOut(Instance.address(site, block));
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
      instances.add(new Instance(site, block, "[\"" + name + "\"]", inside));
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
      instances.add(new Instance(site, block, "[" + i + "]", inside));
    }
    return instances;
  }
}

package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Node.Action;
import dev.trowel.core.template.text.Node.Arm;
import dev.trowel.core.template.text.Node.Call;
import dev.trowel.core.template.text.Node.Choice;
import dev.trowel.core.template.text.Node.Flow;
import dev.trowel.core.template.text.Node.Jump;
import dev.trowel.core.template.text.Node.Loop;
import dev.trowel.core.template.text.Node.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders one template and those that it calls.
final class Renderer {

  private final Map<String, Template> templates;
  private final Functions functions;
  private final Output output = Output.ofTemplate();
  private final Budget budget = new Budget();

  Renderer(Map<String, Template> templates, Functions functions) {
    this.templates = templates;
    this.functions = functions;
  }

  /// What a template makes of `data`.
  String render(Template template, @Nullable Object data) {
    run(template, data, Frame.of(template.name(), data, null, null));
    return output.toString();
  }

  private void run(Template template, @Nullable Object data, Frame frame) {
    walk(template.body(), data, new Evaluator(functions, budget, frame));
  }

  private Flow walk(List<Node> nodes, @Nullable Object dot, Evaluator in) {
    for (Node node : nodes) {
      Flow flow = render(node, dot, in);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow render(Node node, @Nullable Object dot, Evaluator in) {
    try {
      budget.step();
      return switch (node) {
        case Text text -> text(text);
        case Action action -> action(action, dot, in);
        case Choice choice -> choice(choice, dot, in);
        case Loop loop -> loop(loop, dot, in);
        case Call call -> call(call, dot, in);
        case Jump jump -> jump.flow();
      };
    } catch (FunctionFault fault) {
      throw in.frame().fault(node.at(), fault);
    }
  }

  private Flow text(Text text) {
    output.add(text.text());
    return Flow.NEXT;
  }

  private Flow action(Action action, @Nullable Object dot, Evaluator in) {
    @Nullable Object value = in.pipeline(action.pipeline(), dot);
    if (action.pipeline().variables().isEmpty()) {
      output.add(value == null ? Printer.NO_VALUE : Printer.text(value));
    }
    return Flow.NEXT;
  }

  private Flow choice(Choice choice, @Nullable Object dot, Evaluator in) {
    Variables variables = in.frame().variables();
    int known = variables.size();
    budget.enter();
    Flow flow = chosen(choice, dot, in);
    budget.leave();
    variables.forget(known);
    return flow;
  }

  private Flow chosen(Choice choice, @Nullable Object dot, Evaluator in) {
    for (Arm arm : choice.arms()) {
      @Nullable Object value = in.pipeline(arm.condition(), dot);
      if (Truth.of(value)) {
        return walk(arm.body(), choice.moves() ? value : dot, in);
      }
    }
    return walk(choice.otherwise(), dot, in);
  }

  private Flow loop(Loop loop, @Nullable Object dot, Evaluator in) {
    Variables variables = in.frame().variables();
    int known = variables.size();
    budget.enter();
    @Nullable Object over = in.pipeline(loop.over(), dot);
    Turns turns = Turns.of(over, loop, in.frame());
    Flow flow = Flow.NEXT;
    if (turns.isEmpty()) {
      Flow end = walk(loop.otherwise(), dot, in);
      // A break ends the loop whose else it stands in, a continue goes on with the one around it.
      flow = end == Flow.BREAK ? Flow.NEXT : end;
    } else {
      turns(loop, turns, in);
    }
    budget.leave();
    variables.forget(known);
    return flow;
  }

  private void turns(Loop loop, Turns turns, Evaluator in) {
    Variables variables = in.frame().variables();
    int known = variables.size();
    while (turns.isMore()) {
      budget.turn();
      Turns.Turn turn = turns.next();
      take(loop.over(), turn, in);
      Flow flow = walk(loop.body(), turn.element(), in);
      variables.forget(known);
      if (flow == Flow.BREAK) {
        return;
      }
    }
  }

  /// Gives the variables of a loop, of which there are none, one or two, what they are in a turn.
  private static void take(Pipeline over, Turns.Turn turn, Evaluator in) {
    List<String> names = over.variables();
    if (names.size() > 1) {
      in.assign(over, names.getFirst(), turn.index());
    }
    if (!names.isEmpty()) {
      in.assign(over, names.getLast(), turn.element());
    }
  }

  private Flow call(Call call, @Nullable Object dot, Evaluator in) {
    Template template = templates.get(call.name());
    if (template == null) {
      throw in.frame()
          .fault(
              call.at(),
              "template \"%s\" not defined".formatted(call.name()),
              "{{define \"%s\"}}…{{end}} defines it.".formatted(call.name()));
    }
    Pipeline argument = call.argument();
    @Nullable Object data = argument == null ? null : in.pipeline(argument, dot);
    budget.enterCall();
    run(template, data, Frame.of(call.name(), data, in.frame(), call.at()));
    budget.leaveCall();
    return Flow.NEXT;
  }
}

package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Builtins.Builtin;
import dev.trowel.core.template.text.Expression.Chain;
import dev.trowel.core.template.text.Expression.Dot;
import dev.trowel.core.template.text.Expression.Field;
import dev.trowel.core.template.text.Expression.FunctionName;
import dev.trowel.core.template.text.Expression.Literal;
import dev.trowel.core.template.text.Expression.Nested;
import dev.trowel.core.template.text.Expression.Nil;
import dev.trowel.core.template.text.Expression.Variable;
import dev.trowel.core.template.text.Functions.Function;
import dev.trowel.core.template.text.Pipeline.Command;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the values of pipelines in one template that is being rendered.
final class Evaluator {

  private final Functions functions;
  private final Budget budget;
  private final Frame frame;
  private final Members members;

  Evaluator(Functions functions, Budget budget, Frame frame) {
    this.functions = functions;
    this.budget = budget;
    this.frame = frame;
    this.members = new Members(frame);
  }

  Frame frame() {
    return frame;
  }

  /// The arguments of a call as they are written, and the value that the command before hands over.
  ///
  /// @param last empty, or that one value, which may be null
  private record Given(List<Expression> written, List<@Nullable Object> last) {
    static final Given NONE = new Given(List.of(), List.of());

    int size() {
      return written.size() + last.size();
    }
  }

  /// The value of a pipeline, which its variables take.
  @Nullable Object pipeline(Pipeline pipeline, @Nullable Object dot) {
    @Nullable Object value = null;
    List<@Nullable Object> last = List.of();
    for (Command command : pipeline.commands()) {
      value = command(command, dot, last);
      last = Collections.singletonList(value);
    }
    for (String name : pipeline.variables()) {
      if (pipeline.assigns()) {
        assign(pipeline, name, value);
      } else {
        frame.variables().declare(name, value);
      }
    }
    return value;
  }

  /// Gives a variable that exists another value.
  void assign(Pipeline pipeline, String name, @Nullable Object value) {
    if (!frame.variables().assign(name, value)) {
      throw frame.fault(
          pipeline.at(),
          "undefined variable \"%s\"".formatted(name),
          "Only := declares a variable; = changes one.");
    }
  }

  private @Nullable Object command(
      Command command, @Nullable Object dot, List<@Nullable Object> last) {
    Given given = new Given(command.arguments(), last);
    try {
      return switch (command.first()) {
        case Field field -> fields(dot, dot, field.names(), field.at(), given);
        case Chain chain -> chain(chain, dot, given);
        case Variable variable -> variable(variable, dot, given);
        case FunctionName name -> call(name, dot, given);
        case Nil nil ->
            throw frame.fault(nil.at(), "nil is not a command", "Only arguments can be nil.");
        case Nested nested -> {
          requireNone(command.first(), given);
          yield argument(nested, dot);
        }
        case Literal _, Dot _ -> {
          requireNone(command.first(), given);
          yield argument(command.first(), dot);
        }
      };
    } catch (FunctionFault fault) {
      throw frame.fault(command.at(), fault);
    }
  }

  private void requireNone(Expression value, Given given) {
    if (given.size() > 0) {
      throw frame.fault(
          value.at(),
          "can't give argument to non-function %s".formatted(value.at().text()),
          "Only functions and methods take arguments.");
    }
  }

  private @Nullable Object argument(Expression expression, @Nullable Object dot) {
    try {
      return switch (expression) {
        case Literal literal -> literal.value();
        case Nil _ -> null;
        case Dot _ -> dot;
        case Field field -> fields(dot, dot, field.names(), field.at(), Given.NONE);
        case Variable variable -> variable(variable, dot, Given.NONE);
        case FunctionName name -> call(name, dot, Given.NONE);
        case Chain chain -> chain(chain, dot, Given.NONE);
        case Nested nested -> nested(nested, dot);
      };
    } catch (FunctionFault fault) {
      throw frame.fault(expression.at(), fault);
    }
  }

  private @Nullable Object nested(Nested nested, @Nullable Object dot) {
    budget.enter();
    @Nullable Object value = pipeline(nested.pipeline(), dot);
    budget.leave();
    return value;
  }

  private @Nullable Object chain(Chain chain, @Nullable Object dot, Given given) {
    return fields(argument(chain.operand(), dot), dot, chain.fields(), chain.at(), given);
  }

  private @Nullable Object variable(Variable variable, @Nullable Object dot, Given given) {
    if (!frame.variables().has(variable.name())) {
      throw frame.fault(
          variable.at(),
          "undefined variable \"%s\"".formatted(variable.name()),
          "The action that declares it was not rendered.");
    }
    @Nullable Object value = frame.variables().get(variable.name());
    if (variable.fields().isEmpty()) {
      requireNone(variable, given);
      return value;
    }
    return fields(value, dot, variable.fields(), variable.at(), given);
  }

  /// Follows fields from one to the next; the arguments are for the last.
  private @Nullable Object fields(
      @Nullable Object from, @Nullable Object dot, List<String> names, Place at, Given given) {
    @Nullable Object value = from;
    for (String name : names.subList(0, names.size() - 1)) {
      value = member(value, name, at);
    }
    if (given.size() == 0) {
      return member(value, names.getLast(), at);
    }
    HostObject object = members.object(value, names.getLast(), at);
    List<@Nullable Object> arguments = arguments(given, dot);
    return made(named(names.getLast(), () -> object.call(names.getLast(), arguments)));
  }

  private @Nullable Object member(@Nullable Object value, String name, Place at) {
    return value instanceof HostObject object && object.methods().contains(name)
        ? made(named(name, () -> object.call(name, List.of())))
        : members.get(value, name, at);
  }

  private @Nullable Object call(FunctionName name, @Nullable Object dot, Given given) {
    Function own = functions.byName().get(name.name());
    if (own == null) {
      return builtin(name, dot, given);
    }
    List<@Nullable Object> arguments = arguments(given, dot);
    try {
      return made(named(name.name(), () -> own.call(arguments)));
    } catch (StopException stop) {
      throw placed(stop, name.at());
    }
  }

  /// What is called by name, which is told with what it has against the call.
  private interface Called {
    @Nullable Object value();
  }

  private static @Nullable Object named(String name, Called called) {
    try {
      return called.value();
    } catch (FunctionFault fault) {
      throw new FunctionFault(name + ": " + fault.message(), fault.wayOut());
    }
  }

  private @Nullable Object made(@Nullable Object value) {
    budget.made(value);
    return value;
  }

  /// What a function has thrown, placed at its call where it has no place.
  private static StopException placed(StopException stop, Place at) {
    List<Diagnostic> told = stop.diagnostics();
    return told.stream().noneMatch(each -> each.spans().isEmpty())
        ? stop
        : new StopException(
            told.stream().map(each -> each.spans().isEmpty() ? each.in(at.span()) : each).toList());
  }

  private @Nullable Object builtin(FunctionName name, @Nullable Object dot, Given given) {
    Builtin builtin = Builtins.ALL.get(name.name());
    if (builtin == null) {
      throw frame.fault(name.at(), "function \"%s\" not defined".formatted(name.name()), "");
    }
    builtin.requireCount(name.name(), given.size());
    if (name.name().equals("and") || name.name().equals("or")) {
      return choose(name.name().equals("or"), dot, given);
    }
    return made(builtin.function().call(arguments(given, dot)));
  }

  /// The first argument that is as true as asked for, or the last; those behind are not looked at.
  private @Nullable Object choose(boolean truth, @Nullable Object dot, Given given) {
    @Nullable Object value = null;
    for (Expression expression : given.written()) {
      value = argument(expression, dot);
      if (Truth.of(value) == truth) {
        return value;
      }
    }
    return given.last().isEmpty() ? value : given.last().getFirst();
  }

  private List<@Nullable Object> arguments(Given given, @Nullable Object dot) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expression expression : given.written()) {
      values.add(argument(expression, dot));
    }
    values.addAll(given.last());
    return Collections.unmodifiableList(values);
  }
}

package dev.trowel.core.imports.hcl;

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
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Evaluates expressions.
///
/// @param references what names lead to
/// @param functions what can be called
public record Evaluation(References references, Functions functions) {

  /// A few locals that double each other make a text that no memory holds.
  private static final int LONGEST = 1 << 20;

  /// The value of an expression, at the place of the expression.
  ///
  /// @throws StopException `import-left-out` when nothing tells it
  public Value of(Expression expression) {
    return switch (expression) {
      case Literal(_, Value value) -> value;
      case Template template -> template(template);
      case Items(Span span, List<Expression> items) ->
          new Seq(span, items.stream().map(this::of).toList());
      case Pairs pairs -> pairs(pairs);
      case Call call -> call(call);
      case Name _, Attribute _, Index _ -> reference(expression);
      case Splat splat -> splat(splat);
      case Binary binary -> new Operators(this).binary(binary);
      case Unary(Span span, char operator, Expression of) ->
          Operators.unary(span, operator, of(of));
      case Conditional(Span _, Expression condition, Expression yes, Expression no) ->
          of(Operators.isTrue(of(condition)) ? yes : no);
      case For each -> new Loops(this).of(each);
    };
  }

  private Value template(Template template) {
    StringBuilder text = new StringBuilder();
    if (template.parts().size() == 1) {
      return of(template.parts().getFirst()).at(template.span());
    }
    for (Expression part : template.parts()) {
      text.append(Operators.text(of(part)));
      if (text.length() > LONGEST) {
        throw Unknown.at(template.span(), "this is longer than any text of a job");
      }
    }
    return new Text(template.span(), text.toString());
  }

  private Value pairs(Pairs pairs) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    for (Expression.Pair pair : pairs.pairs()) {
      Value key = of(pair.key());
      entries.put(Operators.text(key), new Entry(key.span(), of(pair.value())));
    }
    return new Mapping(pairs.span(), entries);
  }

  private Value call(Call call) {
    if (call.name().equals("try") || call.name().equals("can")) {
      return tried(call);
    }
    List<Value> arguments = new ArrayList<>(call.arguments().stream().map(this::of).toList());
    if (call.expands() && arguments.removeLast() instanceof Seq last) {
      arguments.addAll(last.items());
    }
    return functions.call(call.span(), call.name(), arguments);
  }

  private Value tried(Call call) {
    for (Expression each : call.arguments()) {
      try {
        Value value = of(each);
        return call.name().equals("can") ? new Bool(call.span(), true) : value;
      } catch (StopException _) {
        // What cannot be evaluated is what it is for: the next one holds.
      }
    }
    if (call.name().equals("can")) {
      return new Bool(call.span(), false);
    }
    throw Unknown.at(call.span(), "nothing in try has a value");
  }

  private Value reference(Expression expression) {
    List<Expression> chain = new ArrayList<>();
    Expression at = expression;
    while (!(at instanceof Name)) {
      chain.addFirst(at);
      switch (at) {
        case Attribute(Span _, Expression of, String _) -> at = of;
        case Index(Span _, Expression of, Expression _) -> at = of;
        default -> {
          return follow(of(at), steps(chain.subList(1, chain.size())), 0, expression.span());
        }
      }
    }
    List<String> steps = steps(chain);
    steps.addFirst(((Name) at).name());
    References.Found found = references.find(expression.span(), steps);
    return follow(found.value(), steps, found.steps(), expression.span());
  }

  private List<String> steps(List<Expression> chain) {
    List<String> steps = new ArrayList<>();
    for (Expression each : chain) {
      steps.add(
          each instanceof Index(Span _, Expression _, Expression key)
              ? Operators.text(of(key))
              : ((Attribute) each).name());
    }
    return steps;
  }

  private static Value follow(Value value, List<String> steps, int from, Span span) {
    Value at = value;
    for (String step : steps.subList(from, steps.size())) {
      at = child(at, step, span);
    }
    return at.at(span);
  }

  private static Value child(Value at, String step, Span span) {
    Value child =
        switch (at) {
          case Mapping mapping -> mapping.get(step);
          case Seq seq
              when step.matches("\\d{1,6}") && Integer.parseInt(step) < seq.items().size() ->
              seq.items().get(Integer.parseInt(step));
          case Seq _, Null _, Bool _, Value.Num _, Text _, Value.Secret _ -> null;
        };
    if (child == null) {
      throw Unknown.at(span, "there is no " + step);
    }
    return child;
  }

  private Value splat(Splat splat) {
    Value of = of(splat.of());
    List<Value> items =
        switch (of) {
          case Seq seq -> seq.items();
          case Null _ -> List.of();
          case Bool _, Value.Num _, Text _, Value.Secret _, Mapping _ -> List.of(of);
        };
    List<Value> found = new ArrayList<>();
    items.forEach(item -> found.add(follow(item, splat.names(), 0, splat.span())));
    return new Seq(splat.span(), found);
  }
}

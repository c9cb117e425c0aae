package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Expression.Chain;
import dev.trowel.core.template.text.Expression.Dot;
import dev.trowel.core.template.text.Expression.Field;
import dev.trowel.core.template.text.Expression.FunctionName;
import dev.trowel.core.template.text.Expression.Literal;
import dev.trowel.core.template.text.Expression.Nested;
import dev.trowel.core.template.text.Expression.Nil;
import dev.trowel.core.template.text.Expression.Variable;
import dev.trowel.core.template.text.Pipeline.Command;
import dev.trowel.core.template.text.Token.Kind;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses what stands between {{ and }}: variables, commands and their arguments.
final class PipelineParser {

  private final Tokens tokens;
  private final Set<String> functions;

  PipelineParser(Tokens tokens, Set<String> functions) {
    this.tokens = tokens;
    this.functions = functions;
  }

  /// A pipeline and what ends it.
  ///
  /// @param context what it is of, for messages
  /// @param end [Kind#CLOSE] or [Kind#RIGHT]
  Pipeline parse(Scope scope, String context, Kind end) {
    int start = tokens.peek().start();
    Declared declared = declared(scope, context);
    List<Command> commands = new ArrayList<>();
    while (!tokens.peek().is(end)) {
      requireOperand(tokens.peek(), context);
      commands.add(command(scope));
    }
    Token last = tokens.peek();
    check(commands, context, last);
    Place at = tokens.since(start);
    tokens.next();
    return new Pipeline(declared.names(), declared.assigns(), List.copyOf(commands), at);
  }

  /// The variables before `:=` or `=`, of which there are none where there is neither.
  private record Declared(List<String> names, boolean assigns) {}

  private Declared declared(Scope scope, String context) {
    List<String> names = new ArrayList<>();
    while (tokens.peek().is(Kind.VARIABLE)) {
      Kind second = tokens.peekSecond().kind();
      if (second == Kind.DECLARE || second == Kind.ASSIGN) {
        declare(scope, names);
        return new Declared(List.copyOf(names), second == Kind.ASSIGN);
      }
      if (second != Kind.COMMA) {
        break;
      }
      if (!context.equals("range") || !names.isEmpty()) {
        throw tokens.fault(
            tokens.peekSecond(),
            "too many declarations in " + context,
            "Only range declares two variables: {{range $i, $e := .list}}.");
      }
      declare(scope, names);
    }
    if (!names.isEmpty() && !tokens.peek().is(Kind.VARIABLE)) {
      throw tokens.fault(
          tokens.peek(), "range can only initialize variables", "Write {{range $i, $e := .list}}.");
    }
    return new Declared(List.copyOf(names), false);
  }

  /// Takes a variable and what is behind it.
  private void declare(Scope scope, List<String> names) {
    String name = tokens.next().text();
    tokens.next();
    names.add(name);
    scope.declare(name);
  }

  private void requireOperand(Token token, String context) {
    switch (token.kind()) {
      case NAME, FIELD, VARIABLE, DOT, STRING, CHARACTER, NUMBER, BOOL, LEFT -> {}
      case KEYWORD -> {
        if (!token.isKeyword("nil")) {
          throw tokens.unexpected(token, context);
        }
      }
      case RIGHT ->
          throw tokens.fault(token, "unexpected right paren", "It closes none that is open.");
      case CLOSE -> throw tokens.fault(token, "unclosed left paren", "Close it with ).");
      case TEXT, OPEN, PIPE, COMMA, DECLARE, ASSIGN, END -> throw tokens.unexpected(token, context);
    }
  }

  private void check(List<Command> commands, String context, Token end) {
    if (commands.isEmpty()) {
      throw tokens.fault(end, "missing value for " + context, "Something must stand before it.");
    }
    for (int stage = 1; stage < commands.size(); stage++) {
      switch (commands.get(stage).first()) {
        case Literal _, Nil _, Dot _ ->
            throw tokens.fault(
                end,
                "non executable command in pipeline stage " + (stage + 1),
                "Behind | stands a function or method, which gets what is before it.");
        case Field _, Variable _, FunctionName _, Chain _, Nested _ -> {}
      }
    }
  }

  private Command command(Scope scope) {
    int start = tokens.peek().start();
    List<Expression> operands = new ArrayList<>();
    while (true) {
      operands.add(operand(scope));
      Token next = tokens.peek();
      if (next.is(Kind.CLOSE) || next.is(Kind.RIGHT) || next.is(Kind.PIPE)) {
        break;
      }
      if (!next.spaced()) {
        throw tokens.unexpected(next, "operand");
      }
    }
    Place at = tokens.since(start);
    if (tokens.peek().is(Kind.PIPE)) {
      tokens.next();
    }
    return new Command(operands.getFirst(), List.copyOf(operands.subList(1, operands.size())), at);
  }

  private Expression operand(Scope scope) {
    Token first = tokens.peek();
    Expression term = term(scope, tokens.next());
    List<String> fields = new ArrayList<>();
    while (tokens.peek().is(Kind.FIELD) && !tokens.peek().spaced()) {
      fields.add(tokens.next().text().substring(1));
    }
    return fields.isEmpty() ? term : chain(first, term, fields);
  }

  private Expression chain(Token first, Expression term, List<String> fields) {
    Place at = tokens.since(first.start());
    return switch (term) {
      case Field field -> new Field(joined(field.names(), fields), at);
      case Variable variable -> new Variable(variable.name(), List.copyOf(fields), at);
      case FunctionName _, Nested _, Chain _ -> new Chain(term, List.copyOf(fields), at);
      case Literal _, Nil _, Dot _ ->
          throw tokens.fault(
              first,
              "unexpected . after term %s".formatted(first.named()),
              "Only maps and objects have fields.");
    };
  }

  private static List<String> joined(List<String> names, List<String> more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(more);
    return List.copyOf(all);
  }

  private Expression term(Scope scope, Token token) {
    Place at = tokens.since(token.start());
    return switch (token.kind()) {
      case NAME -> function(token, at);
      case DOT -> new Dot(at);
      case FIELD -> new Field(List.of(token.text().substring(1)), at);
      case VARIABLE -> variable(scope, token, at);
      case BOOL -> new Literal(token.text().equals("true"), at);
      case STRING, CHARACTER, NUMBER -> new Literal(value(token), at);
      case LEFT -> nested(scope, token);
      case KEYWORD -> nil(token, at);
      case TEXT, OPEN, CLOSE, PIPE, COMMA, RIGHT, DECLARE, ASSIGN, END ->
          throw tokens.unexpected(token, "operand");
    };
  }

  private Expression nil(Token token, Place at) {
    if (!token.isKeyword("nil")) {
      throw tokens.unexpected(token, "operand");
    }
    return new Nil(at);
  }

  private Expression function(Token token, Place at) {
    if (!functions.contains(token.text())) {
      throw tokens.fault(
          token,
          "function \"%s\" not defined".formatted(token.text()),
          Suggestion.advice(
              token.text(), functions, "What is known by its name is written .name."));
    }
    return new FunctionName(token.text(), at);
  }

  private Expression variable(Scope scope, Token token, Place at) {
    if (!scope.knows(token.text())) {
      throw tokens.fault(
          token,
          "undefined variable \"%s\"".formatted(token.text()),
          Suggestion.advice(
              token.text(),
              scope.names(),
              "It is declared by {{%s := …}}, and known until the {{end}} of where that stands."
                  .formatted(token.text())));
    }
    return new Variable(token.text(), List.of(), at);
  }

  private Expression nested(Scope scope, Token opening) {
    tokens.enter(opening);
    Pipeline pipeline = parse(scope, "parenthesized pipeline", Kind.RIGHT);
    tokens.leave();
    return new Nested(pipeline, tokens.since(opening.start()));
  }

  private Object value(Token token) {
    try {
      return switch (token.kind()) {
        case NUMBER -> Numbers.parse(token.text());
        case CHARACTER -> Unquoting.character(token.text());
        default -> Unquoting.text(token.text());
      };
    } catch (IllegalArgumentException e) {
      @Nullable String message = e.getMessage();
      throw refused(token, message == null ? "illegal literal" : message);
    }
  }

  private StopException refused(Token token, String message) {
    return tokens.fault(token, message, "Literals are written as in Go.");
  }
}

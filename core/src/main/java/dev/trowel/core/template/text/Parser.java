package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Node.Action;
import dev.trowel.core.template.text.Node.Arm;
import dev.trowel.core.template.text.Node.Call;
import dev.trowel.core.template.text.Node.Choice;
import dev.trowel.core.template.text.Node.Flow;
import dev.trowel.core.template.text.Node.Jump;
import dev.trowel.core.template.text.Node.Loop;
import dev.trowel.core.template.text.Node.Text;
import dev.trowel.core.template.text.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses a file of templates: its definitions, and the rest of it.
final class Parser {

  private final Tokens tokens;
  private final PipelineParser pipelines;
  private final Map<String, Template> templates = new LinkedHashMap<>();

  private Parser(Tokens tokens, Set<String> functions) {
    this.tokens = tokens;
    this.pipelines = new PipelineParser(tokens, functions);
  }

  /// The templates of a file by their names, what is outside of definitions under that of the file.
  ///
  /// @param functions the names of all functions there are
  static Map<String, Template> parse(String file, String text, Set<String> functions) {
    Tokens tokens = new Tokens(new Source(file, text));
    Parser parser = new Parser(tokens, functions);
    Scope scope = new Scope();
    List<Node> body = new ArrayList<>();
    while (!tokens.peek().is(Kind.END)) {
      Token token = tokens.next();
      if (token.is(Kind.TEXT)) {
        body.add(parser.text(token));
      } else if (tokens.peek().isKeyword("define")) {
        parser.define(token);
      } else {
        body.add(parser.action(token, scope));
      }
    }
    parser.add(tokens.peek(), new Template(file, List.copyOf(body)));
    return parser.templates;
  }

  private void add(Token at, Template template) {
    Template earlier = templates.get(template.name());
    if (earlier == null || earlier.isBlank()) {
      templates.put(template.name(), template);
    } else if (!template.isBlank()) {
      throw tokens.fault(
          at,
          "multiple definition of template \"%s\"".formatted(template.name()),
          "A file defines a name once.");
    }
  }

  private Text text(Token token) {
    return new Text(token.text(), new Place(tokens.since(token.start()).span(), "text"));
  }

  private void define(Token opening) {
    Token keyword = tokens.next();
    String name = name("define clause");
    tokens.expect(Kind.CLOSE, "define clause");
    List<Node> body = wholeBody(opening, keyword, new Scope());
    add(opening, new Template(name, body));
  }

  private String name(String context) {
    Token token = tokens.expect(Kind.STRING, context);
    try {
      return Unquoting.text(token.text());
    } catch (IllegalArgumentException e) {
      throw tokens.fault(token, String.valueOf(e.getMessage()), "Literals are written as in Go.");
    }
  }

  private Node action(Token opening, Scope scope) {
    Token word = tokens.peek();
    if (!word.is(Kind.KEYWORD)) {
      return pipeline(opening, scope);
    }
    return switch (word.text()) {
      case "if", "with" -> choice(opening, tokens.next(), scope);
      case "range" -> loop(opening, tokens.next(), scope);
      case "template" -> call(opening, scope);
      case "block" -> block(opening, tokens.next(), scope);
      case "break" -> jump(opening, Flow.BREAK, scope);
      case "continue" -> jump(opening, Flow.CONTINUE, scope);
      case "end", "else" ->
          throw tokens.fault(
              word, "unexpected {{%s}}".formatted(word.text()), "Nothing is open before it.");
      default -> pipeline(opening, scope);
    };
  }

  private Node pipeline(Token opening, Scope scope) {
    Pipeline pipeline = pipelines.parse(scope, "command", Kind.CLOSE);
    return new Action(pipeline, tokens.since(opening.start()));
  }

  private Node jump(Token opening, Flow flow, Scope scope) {
    Token word = tokens.next();
    String name = "{{%s}}".formatted(word.text());
    tokens.expect(Kind.CLOSE, name);
    if (!scope.isInLoop()) {
      throw tokens.fault(word, name + " outside {{range}}", "It belongs into the body of a range.");
    }
    return new Jump(flow, tokens.since(opening.start()));
  }

  private Node call(Token opening, Scope scope) {
    tokens.next();
    String name = name("template clause");
    Pipeline argument = null;
    if (tokens.peek().is(Kind.CLOSE)) {
      tokens.next();
    } else {
      argument = pipelines.parse(scope, "template clause", Kind.CLOSE);
    }
    return new Call(name, argument, tokens.since(opening.start()));
  }

  private Node block(Token opening, Token keyword, Scope scope) {
    String name = name("block clause");
    Pipeline argument = pipelines.parse(scope, "block clause", Kind.CLOSE);
    Place at = tokens.since(opening.start());
    add(opening, new Template(name, wholeBody(opening, keyword, new Scope())));
    return new Call(name, argument, at);
  }

  private Node loop(Token opening, Token keyword, Scope scope) {
    int known = scope.size();
    Pipeline over = pipelines.parse(scope, "range", Kind.CLOSE);
    Place at = tokens.since(opening.start());
    scope.enterLoop();
    Body body = body(opening, keyword, scope);
    scope.leaveLoop();
    List<Node> otherwise = List.of();
    if (body.goesOn()) {
      tokens.expect(Kind.CLOSE, "{{else}}");
      otherwise = lastBody(opening, keyword, scope);
    }
    scope.forget(known);
    return new Loop(over, body.nodes(), otherwise, at);
  }

  private Node choice(Token opening, Token keyword, Scope scope) {
    int known = scope.size();
    List<Arm> arms = new ArrayList<>();
    @Nullable List<Node> otherwise = null;
    Pipeline condition = pipelines.parse(scope, keyword.text(), Kind.CLOSE);
    Place at = tokens.since(opening.start());
    while (otherwise == null) {
      Body body = body(opening, keyword, scope);
      arms.add(new Arm(condition, body.nodes()));
      if (!body.goesOn()) {
        otherwise = List.of();
      } else if (tokens.peek().isKeyword(keyword.text())) {
        tokens.next();
        condition = pipelines.parse(scope, keyword.text(), Kind.CLOSE);
      } else {
        tokens.expect(Kind.CLOSE, "{{else}}");
        otherwise = lastBody(opening, keyword, scope);
      }
    }
    scope.forget(known);
    return new Choice(keyword.text().equals("with"), List.copyOf(arms), otherwise, at);
  }

  /// Nodes up to an `end` or an `else`.
  private record Body(List<Node> nodes, boolean goesOn) {}

  /// What stands before `{{end}}`, or before `{{else`, which is taken along.
  private Body body(Token opening, Token keyword, Scope scope) {
    tokens.enter(opening);
    List<Node> nodes = new ArrayList<>();
    while (true) {
      Token token = tokens.next();
      if (token.is(Kind.END)) {
        throw tokens.fault(
            keyword,
            "{{%s}} has no {{end}}".formatted(keyword.text()),
            "Close it with {{end}}; the file ends before.");
      } else if (token.is(Kind.TEXT)) {
        nodes.add(text(token));
      } else if (tokens.peek().isKeyword("end") || tokens.peek().isKeyword("else")) {
        tokens.leave();
        return ended(List.copyOf(nodes));
      } else {
        nodes.add(action(token, scope));
      }
    }
  }

  private Body ended(List<Node> nodes) {
    boolean goesOn = tokens.next().isKeyword("else");
    if (!goesOn) {
      tokens.expect(Kind.CLOSE, "{{end}}");
    }
    return new Body(nodes, goesOn);
  }

  /// A body that no `else` may end, as another has ended what is before it.
  private List<Node> lastBody(Token opening, Token keyword, Scope scope) {
    return requireEnd(body(opening, keyword, scope), "expected {{end}}; found {{else}}");
  }

  /// The body of a template.
  private List<Node> wholeBody(Token opening, Token keyword, Scope scope) {
    return requireEnd(
        body(opening, keyword, scope), "unexpected {{else}} in {{%s}}".formatted(keyword.text()));
  }

  private List<Node> requireEnd(Body body, String message) {
    if (body.goesOn()) {
      throw tokens.fault(tokens.peek(), message, "Only one {{else}} without a condition may be.");
    }
    return body.nodes();
  }
}

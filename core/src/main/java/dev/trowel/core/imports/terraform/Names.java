package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Functions;
import dev.trowel.core.imports.hcl.Operators;
import dev.trowel.core.imports.hcl.References;
import dev.trowel.core.imports.hcl.Unknown;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the names in one environment's configuration lead to.
final class Names implements References {

  private final Asked asked;
  private final Stage stage;
  private final Objects objects;
  private final Map<String, Expression> locals;
  private final Map<String, Body> variables;
  private final Map<String, Value> given;
  private final Set<String> open = new HashSet<>();
  private final Map<String, Value> known = new LinkedHashMap<>();
  private final Map<String, Mapping> needed = new LinkedHashMap<>();

  /// @param given values of variables
  /// @param objects what resources become
  Names(
      Asked asked,
      Stage stage,
      Configuration configuration,
      Map<String, Value> given,
      Objects objects) {
    this.asked = asked;
    this.stage = stage;
    this.objects = objects;
    this.locals = configuration.locals();
    this.variables = configuration.variables();
    this.given = Map.copyOf(given);
  }

  /// Evaluates with these names.
  Evaluation evaluation() {
    return new Evaluation(this, new Functions(this::read));
  }

  /// The variables that nothing gives a value, and that the bundle therefore declares.
  Map<String, Mapping> needed() {
    return needed;
  }

  private String read(Span span, String name) {
    try {
      String text = asked.file(stage.folder().resolve(name).normalize()).text();
      Literals.tell(span, text, objects.notes());
      return text;
    } catch (StopException | InvalidPathException _) {
      throw Unknown.at(span, "the file %s cannot be read".formatted(name));
    }
  }

  @Override
  public Found find(Span span, List<String> steps) {
    String second = steps.size() > 1 ? steps.get(1) : "";
    return switch (steps.getFirst()) {
      case "var" -> new Found(variable(span, second), 2);
      case "local" -> new Found(local(span, second), 2);
      case "path" -> new Found(new Text(span, folder(second)), 2);
      case "terraform" -> new Found(new Text(span, stage.name()), 2);
      case "each", "count", "self", "module" ->
          throw Unknown.at(span, steps.getFirst() + "." + second + " is not known");
      default -> objects.find(span, steps);
    };
  }

  private String folder(String name) {
    Path folder = name.equals("cwd") ? asked.directory() : stage.folder();
    return folder.toString();
  }

  private Value variable(Span span, String name) {
    Value value = given.get(name);
    Body declared = variables.get(name);
    boolean isSecret = declared != null && isSecret(name, declared);
    if (value != null && !isSecret) {
      return value.at(span);
    }
    if (declared == null) {
      throw Unknown.at(span, "no variable is called " + name);
    }
    if (declared.value("default").isPresent() && !isSecret) {
      return evaluation().of(declared.value("default").get()).at(span);
    }
    Mapping declaration =
        declared
            .value("description")
            .map(each -> Made.mapping("description", evaluation().of(each)))
            .orElse(Made.mapping("description", Made.text("A variable of Terraform's.")));
    needed.put(name, declaration);
    return new Text(span, "${var." + name + "}");
  }

  /// The values of such a variable are never written.
  private boolean isSecret(String name, Body declared) {
    boolean isSecret =
        declared
            .value("sensitive")
            .filter(each -> Operators.isTrue(evaluation().of(each)))
            .isPresent();
    if (isSecret && !needed.containsKey(name)) {
      objects
          .notes()
          .check(
              declared.value("sensitive").orElseThrow().span(),
              "the value of the sensitive variable %s is not written".formatted(name),
              "Give it when you deploy, as BUNDLE_VAR_%s, or keep it in a secret scope."
                  .formatted(name));
    }
    return isSecret;
  }

  private Value local(Span span, String name) {
    Expression expression = locals.get(name);
    if (expression == null) {
      throw Unknown.at(span, "no local value is called " + name);
    }
    Value found = known.get(name);
    if (found != null) {
      return found.at(span);
    }
    if (!open.add(name)) {
      throw Unknown.at(span, "local.%s refers to itself".formatted(name));
    }
    try {
      Value value = evaluation().of(expression);
      known.put(name, value);
      return value.at(span);
    } finally {
      open.remove(name);
    }
  }
}

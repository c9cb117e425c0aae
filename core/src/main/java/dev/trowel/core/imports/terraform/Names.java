package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Functions;
import dev.trowel.core.imports.hcl.NamedFiles;
import dev.trowel.core.imports.hcl.Operators;
import dev.trowel.core.imports.hcl.References;
import dev.trowel.core.imports.hcl.Unknown;
import dev.trowel.core.imports.part.Bounds;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the names in one configuration lead to.
final class Names implements References {

  /// More names than lead to each other in any project.
  private static final int DEEPEST = 100;

  private final Project project;
  private final Scope scope;
  private final Function<String, Optional<Value>> given;
  private final Map<String, Expression> locals;
  private final Map<String, Body> variables;
  private final Set<String> open = new HashSet<>();
  private final Map<String, Value> known = new LinkedHashMap<>();

  /// @param scope where the names stand
  /// @param given values of variables
  Names(Project project, Scope scope, Function<String, Optional<Value>> given) {
    this.project = project;
    this.scope = scope;
    this.given = given;
    this.locals = scope.configuration().locals();
    this.variables = scope.configuration().variables();
  }

  /// Evaluates with these names.
  Evaluation evaluation() {
    return new Evaluation(this, new Functions(this::read));
  }

  private NamedFiles.File read(Span span, String name) {
    try {
      Path folder = project.stage().folder();
      Path file = folder.resolve(name).normalize();
      if (!Bounds.of(project.asked().directory(), folder).have(file)) {
        throw Unknown.at(span, "the file %s lies outside of the project".formatted(name));
      }
      InputFile found = project.asked().file(file);
      String text = text(span, name, found);
      Literals.tell(span, text, project.notes());
      return new NamedFiles.File(found.name(), text);
    } catch (InvalidPathException _) {
      throw Unknown.at(span, "the file %s cannot be read".formatted(name));
    }
  }

  private static String text(Span span, String name, InputFile file) {
    try {
      return file.text();
    } catch (StopException _) {
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
      case "terraform" -> new Found(new Text(span, project.stage().name()), 2);
      case "each", "count", "self" ->
          throw Unknown.at(span, steps.getFirst() + "." + second + " is not known");
      default -> scope.find(span, steps);
    };
  }

  private String folder(String name) {
    Path folder =
        switch (name) {
          case "cwd" -> project.asked().directory();
          case "root" -> project.stage().folder();
          default -> scope.site().folder();
        };
    return folder.toString();
  }

  private Value variable(Span span, String name) {
    Body declared = variables.get(name);
    if (declared == null) {
      throw Unknown.at(span, "no variable is called " + name);
    }
    return within(span, "var." + name, () -> whole(declared, variable(name, declared))).at(span);
  }

  private Value whole(Body declared, Value value) {
    return declared
        .value("type")
        .map(type -> new Optionals(evaluation()).in(value, type))
        .orElse(value);
  }

  private Value variable(String name, Body declared) {
    Optional<Value> value = given.apply(name);
    if (value.isPresent() && isReference(value.get())) {
      return value.get();
    }
    boolean isSecret = isSecret(name, declared);
    if (value.isPresent() && !isSecret) {
      return value.get();
    }
    if (declared.value("default").isPresent() && !isSecret) {
      return evaluation().of(declared.value("default").get());
    }
    Mapping declaration =
        declared
            .value("description")
            .map(each -> Made.mapping("description", evaluation().of(each)))
            .orElse(Made.mapping("description", Made.text("A variable of Terraform's.")));
    String needed = scope.site().prefix() + name;
    project.needed().put(needed, declaration);
    return Made.text("${var." + needed + "}");
  }

  /// A reference tells nothing of what it leads to.
  private static boolean isReference(Value value) {
    return value instanceof Text(_, String text) && Reference.whole(text).isPresent();
  }

  /// The values of such a variable are never written.
  private boolean isSecret(String name, Body declared) {
    String needed = scope.site().prefix() + name;
    boolean isSecret = isSensitive(declared);
    if (isSecret && !project.needed().containsKey(needed)) {
      project
          .notes()
          .check(
              declared.value("sensitive").orElseThrow().span(),
              "the value of the sensitive variable %s is not written".formatted(needed),
              "Give it when you deploy, as BUNDLE_VAR_%s, or keep it in a secret scope."
                  .formatted(needed));
    }
    return isSecret;
  }

  private boolean isSensitive(Body declared) {
    return declared
        .value("sensitive")
        .filter(each -> Operators.isTrue(evaluation().of(each)))
        .isPresent();
  }

  private Value local(Span span, String name) {
    Expression expression = locals.get(name);
    if (expression == null) {
      throw Unknown.at(span, "no local value is called " + name);
    }
    return remembered(span, "local." + name, expression);
  }

  /// What comes out of this configuration under a name.
  Value output(Span span, String name) {
    Block output =
        scope.configuration().of("output").stream()
            .filter(each -> each.label(0).equals(name) && each.body().value("value").isPresent())
            .findFirst()
            .orElseThrow(() -> Unknown.at(span, "nothing called %s comes out".formatted(name)));
    Value value = remembered(span, "output." + name, output.body().value("value").orElseThrow());
    if (isSensitive(output.body()) && !isReference(value)) {
      throw Unknown.at(
          span, "the output %s is a secret: keep it in a secret scope".formatted(name));
    }
    return value;
  }

  private Value remembered(Span span, String name, Expression expression) {
    Value found = known.get(name);
    if (found == null) {
      found = within(span, name, () -> evaluation().of(expression));
      known.put(name, found);
    }
    return found.at(span);
  }

  /// Evaluates what may lead back to itself.
  private Value within(Span span, String name, Supplier<Value> value) {
    if (open.size() > DEEPEST) {
      throw Unknown.at(span, name + " leads through more names than any project has");
    }
    if (!open.add(name)) {
      throw Unknown.at(span, name + " refers to itself");
    }
    try {
      return value.get();
    } finally {
      open.remove(name);
    }
  }
}

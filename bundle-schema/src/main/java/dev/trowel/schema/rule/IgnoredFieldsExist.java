package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathText;
import dev.trowel.schema.address.PathText.Token;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What `lifecycle.ignore_changes` names is a field that the kind has.
final class IgnoredFieldsExist implements Rule {

  private static final Path LIST = Path.of("lifecycle", "ignore_changes");
  private static final List<String> NEVER = List.of("id", "url");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      Optional<Shape> shape = Schemas.resource(resource.key().kind());
      Path path = resource.key().path().then(LIST);
      List<Value> names = Values.items(Values.find(bundle.tree(), path));
      for (int i = 0; shape.isPresent() && i < names.size(); i++) {
        if (names.get(i) instanceof Text text) {
          Path at = path.index(i);
          problem(resource, text, shape.get())
              .map(found -> found.at(at).in(text.span()))
              .ifPresent(diagnostics::add);
        }
      }
    }
  }

  private static Optional<Diagnostic> problem(Resource resource, Text written, Shape shape) {
    Optional<List<Token>> tokens = PathText.split(written.text());
    if (tokens.isEmpty()) {
      return Optional.of(
          unknown(resource, written.text() + " is no path")
              .detail(
                  "Names with dots between, elements in brackets: schedule.pause_status,"
                      + " tasks[train].max_retries."));
    }
    if (NEVER.contains(tokens.get().getFirst().text())) {
      return Optional.of(
          unknown(resource, written.text() + " is not sent to the workspace")
              .detail("Take it out."));
    }
    Schema at = shape.root();
    for (Token token : tokens.get()) {
      Schema type = shape.types().resolve(at);
      Optional<Schema> below = below(type, token);
      if (below.isEmpty()) {
        return Optional.of(
            unknown(resource, "there is no " + token.text() + " in " + written.text())
                .detail(advice(type, token)));
      }
      at = below.get();
    }
    return Optional.empty();
  }

  private static Diagnostic unknown(Resource resource, String why) {
    return Diagnostic.error(
        "ignored-field-unknown", "%s ignores what it has not: %s".formatted(resource.key(), why));
  }

  private static Optional<Schema> below(Schema type, Token token) {
    return switch (type) {
      case Schema.ObjectOf object -> Optional.ofNullable(object.fields().get(token.text()));
      case Schema.MapOf(Schema value) -> Optional.of(value);
      case Schema.ListOf(Schema element) ->
          token.bracket() ? Optional.of(element) : Optional.empty();
      case Schema.Scalar scalar ->
          scalar == Schema.Scalar.ANY ? Optional.of(scalar) : Optional.empty();
      case Schema.Choice _, Schema.Ref _ -> Optional.empty();
    };
  }

  private static String advice(Schema type, Token token) {
    return switch (type) {
      case Schema.ObjectOf object -> advice(token.text(), object.fields().keySet());
      case Schema.ListOf _ ->
          "Name an element in brackets, by its key or its position; [*] is every element.";
      case Schema.MapOf _, Schema.Scalar _, Schema.Choice _, Schema.Ref _ ->
          "Nothing is below it. Name the value as a whole.";
    };
  }

  private static String advice(String written, Collection<String> fields) {
    return Suggestion.advice(
        written, fields, "It has " + String.join(", ", fields.stream().sorted().toList()) + ".");
  }
}

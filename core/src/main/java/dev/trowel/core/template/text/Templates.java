package dev.trowel.core.template.text;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Templates that call each other by name, in the language of Go's text/template; immutable.
public final class Templates {

  private final Functions functions;
  private final Map<String, Template> byName;

  private Templates(Functions functions, Map<String, Template> byName) {
    this.functions = functions;
    this.byName = byName;
  }

  /// None yet.
  ///
  /// @param functions what they may call besides the language's own functions
  public static Templates of(Functions functions) {
    return new Templates(functions, Map.of());
  }

  /// These templates and those of a text: its definitions, and the rest of it under the name
  /// `file`. They replace earlier ones of their names, unless they are blank.
  ///
  /// @throws StopException (template-fault) when the text is not of the language
  public Templates with(String file, String text) {
    Map<String, Template> all = new HashMap<>(byName);
    Parser.parse(file, text, functionNames())
        .forEach(
            (name, template) -> all.merge(name, template, (old, now) -> now.isBlank() ? old : now));
    return new Templates(functions, Map.copyOf(all));
  }

  /// The names of all templates.
  public Set<String> names() {
    return byName.keySet();
  }

  /// What a template makes of `data`; a key that a map lacks is a fault.
  ///
  /// @param data what `.` and `$` are: a string, Boolean, Long, Double, list, map by strings,
  ///   [HostObject] or null
  /// @throws StopException (template-fault) when it cannot be rendered, or what a function threw,
  ///   with the place of its call where it had none
  public String render(String name, @Nullable Object data) {
    Template template = byName.get(name);
    if (template == null) {
      throw new StopException(
          Diagnostic.error("template-fault", "template \"%s\" not defined".formatted(name))
              .detail(Suggestion.advice(name, byName.keySet(), "No file defines it."))
              .in(Span.of(name)));
    }
    return new Renderer(byName, functions).render(template, data);
  }

  private Set<String> functionNames() {
    Set<String> names = new HashSet<>(functions.byName().keySet());
    names.addAll(Builtins.ALL.keySet());
    return names;
  }
}

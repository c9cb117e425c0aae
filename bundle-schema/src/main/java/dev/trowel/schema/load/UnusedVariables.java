package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Finds the variables that no part of a bundle names, in whatever target.
final class UnusedVariables {

  private static final String SECTION = "variables";

  private static final String OPEN = "${";
  private static final List<String> ROOTS = List.of("var.", "variables.");

  private final Set<String> used = new HashSet<>();

  /// A warning for each; none where Python code may use what it wants.
  ///
  /// @param tree all files merged, with `targets`
  List<Diagnostic> unused(Mapping tree) {
    if (tree.get("python") != null
        || Values.find(tree, "experimental", "python") != null
        || Values.find(tree, "experimental", "pydabs") != null) {
      return List.of();
    }
    SequencedMap<String, Entry> declared = Values.mapping(tree, SECTION).entries();
    Set<String> meant = meant(declared.sequencedKeySet());
    return declared.entrySet().stream()
        .filter(each -> !meant.contains(each.getKey()) && each.getValue().key().isWritten())
        .map(each -> unused(each.getKey(), each.getValue().key()))
        .toList();
  }

  /// What is used, with what was misspelt.
  private Set<String> meant(Set<String> declared) {
    Set<String> meant = new HashSet<>(used);
    used.stream()
        .filter(name -> !declared.contains(name))
        .flatMap(name -> Suggestion.nearest(name, declared).stream())
        .forEach(meant::add);
    return meant;
  }

  private static Diagnostic unused(String name, Span place) {
    return Diagnostic.warning("variable-unused", "the variable " + name + " is used nowhere")
        .detail("Take it away, or refer to it as ${var.%s}.".formatted(name))
        .at(Path.of(SECTION, name))
        .in(place);
  }

  /// Takes note of what a file uses, also where it has no effect.
  void collect(Value value) {
    switch (value) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach((name, entry) -> {
                collect(name);
                collect(entry.value());
              });
      case Seq seq -> seq.items().forEach(this::collect);
      case Text text -> collect(text.text());
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }

  /// Looser than a reference, as one that is broken is told elsewhere.
  private void collect(String text) {
    for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + OPEN.length())) {
      for (String root : ROOTS) {
        if (text.startsWith(root, at + OPEN.length())) {
          use(text, at + OPEN.length() + root.length());
        }
      }
    }
  }

  private void use(String text, int begin) {
    int end = begin;
    while (end < text.length() && isOfName(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    if (end > begin) {
      used.add(text.substring(begin, end));
    }
  }

  private static boolean isOfName(int at) {
    return at == '_'
        || at == '-'
        || Character.isLetterOrDigit(at)
        || Character.getType(at) == Character.LETTER_NUMBER
        || Character.getType(at) == Character.OTHER_NUMBER;
  }
}

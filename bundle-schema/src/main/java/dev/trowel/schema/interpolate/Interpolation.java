package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A bundle's tree with all its variables assigned, ready to be resolved (format.md 3, steps 2 to
/// 24).
public final class Interpolation {

  private final Mapping tree;
  private final Symbols symbols;
  private final Diagnostics diagnostics;

  private Interpolation(Mapping tree, Symbols symbols, Diagnostics diagnostics) {
    this.tree = tree;
    this.symbols = symbols;
    this.diagnostics = diagnostics;
  }

  /// Puts the facts into the tree and gives every variable its value.
  ///
  /// @param written the tree of one target
  /// @param inputs what the caller adds
  /// @param facts what the surroundings say
  /// @param diagnostics takes the errors: variables without value, failed look-ups, …
  public static Interpolation of(
      Mapping written, Inputs inputs, Facts facts, Diagnostics diagnostics) {
    Uninterpolated.check(written, diagnostics);
    Mapping known = FactsInTree.put(written, facts);
    Variables variables = new Variables(inputs, diagnostics);
    Mapping assigned = variables.assign(known);
    Set<Path> open = new HashSet<>(variables.unassigned());
    if (facts.user().isEmpty()) {
      open.add(Symbols.USER);
    }
    Lookups lookups = new Lookups(facts.lookup(), diagnostics);
    Mapping lookedUp = lookups.assign(assigned, open, new Symbols(open));
    return new Interpolation(lookedUp, new Symbols(lookups.unasked()), diagnostics);
  }

  /// The tree, its references not yet resolved.
  public Mapping tree() {
    return tree;
  }

  /// The same with these variables, and what stands at these places, shown to nobody, wherever it
  /// gets.
  public Interpolation hiding(Iterable<String> variables, Iterable<Path> places) {
    Mapping hidden = tree;
    for (String name : variables) {
      hidden = hidden(hidden, Variables.valueOf(name));
      hidden = hidden(hidden, Variables.defaultOf(name));
    }
    for (Path place : places) {
      hidden = hidden(hidden, place);
    }
    return new Interpolation(hidden, symbols, diagnostics);
  }

  private static Mapping hidden(Mapping tree, Path place) {
    Value value = Values.find(tree, place);
    if (value instanceof Text(Span span, String text)) {
      return Values.put(tree, new Secret(span, text), place);
    }
    return value instanceof Num(Span span, String text)
        ? Values.put(tree, new Secret(span, text), place)
        : tree;
  }

  /// A way to resolve references by what the tree says.
  public Scope scope() {
    return new Scope(tree, symbols, diagnostics);
  }

  /// The same with some texts of one section resolved and rewritten first, so that references to
  /// them find the result.
  ///
  /// @param section the section's name
  /// @param defaults fields of it, in order, with the texts they have when the section says nothing
  /// @param home what a `~/` at the beginning stands for; may hold references
  /// @param rewrite makes the final text of a resolved one
  public Interpolation settle(
      String section,
      SequencedMap<String, String> defaults,
      String home,
      UnaryOperator<String> rewrite) {
    Interpolation settled = this;
    for (var each : defaults.entrySet()) {
      Text start = settled.start(section, each.getKey(), each.getValue());
      settled = settled.settle(Path.of(section, each.getKey()), start, home, rewrite);
    }
    return settled;
  }

  private Text start(String section, String field, String byDefault) {
    return Values.find(tree, section, field) instanceof Text text && !text.text().isEmpty()
        ? text
        : new Text(Span.synthetic("default"), byDefault);
  }

  private Interpolation settle(Path place, Text start, String home, UnaryOperator<String> rewrite) {
    if (!(scope().resolve(atHome(start, home)) instanceof Text first)
        || !(scope().resolve(atHome(first, home)) instanceof Text text)) {
      return this;
    }
    Text rewritten = new Text(text.span(), rewrite.apply(text.text()));
    return new Interpolation(Values.put(tree, rewritten, place), symbols, diagnostics);
  }

  /// A variable may hold the `~/`, so this is asked before and after resolving.
  private static Text atHome(Text text, String home) {
    return text.text().startsWith("~/")
        ? new Text(text.span(), home + text.text().substring(2))
        : text;
  }
}

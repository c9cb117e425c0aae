package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds what references lead to, each once, and notices when they lead in a circle.
final class Targets {

  /// Deeper chains are no longer something a person wrote; the bound keeps the stack safe.
  private static final int DEEPEST = 200;

  /// Characters and values that one reference may stand for; what doubles at each step gets past
  /// any machine.
  private static final long LARGEST = 16L << 20;

  /// What a reference leads to.
  ///
  /// @param value the resolved value; empty where the reference stays as it is
  /// @param missing whether nothing is there
  /// @param size how many characters and values it took
  private record Target(Optional<Value> value, boolean missing, long size) {}

  private final Mapping tree;
  private final Symbols symbols;
  private final Scope scope;
  private final Diagnostics diagnostics;
  private final Map<Path, Target> found = new HashMap<>();
  private final SequencedMap<Path, Span> open = new LinkedHashMap<>();
  private long size;

  Targets(Mapping tree, Symbols symbols, Scope scope, Diagnostics diagnostics) {
    this.tree = tree;
    this.symbols = symbols;
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /// Counts what was put into the result.
  void grew(long by) {
    size += by;
  }

  /// What the reference stands for; empty when it stays as it is, which an error may have
  /// explained.
  Optional<Value> find(Reference reference, Text use) {
    return switch (reference.root()) {
      case BUNDLE, WORKSPACE, VARIABLES -> known(reference, reference.path(), use);
      case VAR -> known(reference, variable(reference.path()), use);
      case RESOURCES, ARTIFACTS, OTHER -> Optional.empty();
    };
  }

  /// `var.x.a` as the tree spells it: `variables.x.value.a`.
  private static Path variable(Path path) {
    if (path.length() < 2) {
      return path;
    }
    return Path.of("variables").then(path.steps().get(1)).field("value").then(path.from(2));
  }

  private Optional<Value> known(Reference reference, Path path, Text use) {
    Target target = found.get(path);
    if (target == null) {
      target = search(reference, path, use.span());
    } else {
      size += target.size();
    }
    if (target.missing()) {
      diagnostics.add(Faults.missing(reference, tree, use));
    }
    return target.value();
  }

  private Target search(Reference reference, Path path, Span use) {
    if (open.containsKey(path)) {
      diagnostics.add(Faults.cycle(open, path, use));
      return new Target(Optional.empty(), false, 0);
    }
    if (open.size() >= DEEPEST) {
      diagnostics.add(Faults.tooDeep(reference, use));
      return new Target(Optional.empty(), false, 0);
    }
    open.putLast(path, use);
    long before = size;
    size = 0;
    Target target = walk(path, use);
    if (size > LARGEST) {
      diagnostics.add(Faults.tooDeep(reference, use));
      target = new Target(Optional.empty(), false, 0);
      size = 0;
    }
    found.put(path, target);
    size += before;
    open.remove(path);
    return target;
  }

  private Target walk(Path path, Span use) {
    if (symbols.cover(path)) {
      return new Target(Optional.empty(), false, 0);
    }
    List<Path.Step> steps = path.steps();
    Value at = tree;
    for (int i = 0; i < steps.size(); i++) {
      Value next = Values.child(at, steps.get(i));
      if (next == null) {
        return absent(at, path, use);
      }
      at = next;
      if (i + 1 < steps.size() && at instanceof Text text) {
        at = scope.resolve(text);
      }
    }
    Value resolved = scope.resolve(at);
    return new Target(Optional.of(resolved), false, size + 1);
  }

  /// What a path means whose next step leads nowhere: not known yet below a reference that stays,
  /// else perhaps a field that is not set.
  private static Target absent(Value at, Path path, Span use) {
    if (Reference.isIn(at)) {
      return new Target(Optional.empty(), false, 0);
    }
    Optional<Value> zero = ZeroValues.at(path, use);
    return new Target(zero, zero.isEmpty(), 1);
  }
}

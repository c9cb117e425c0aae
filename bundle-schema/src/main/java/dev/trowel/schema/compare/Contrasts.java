package dev.trowel.schema.compare;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.compare.Contrast.Side;
import dev.trowel.schema.compare.Contrast.Why;
import dev.trowel.schema.explain.Chain;
import dev.trowel.schema.explain.Explainer;
import dev.trowel.schema.explain.Link;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What differs between two targets of a bundle, resolved.
public final class Contrasts {

  /// The sections that are compared, in this order; the others show in what they bring about.
  private static final List<String> SECTIONS =
      List.of("bundle", "workspace", "run_as", "permissions", "sync", "artifacts");

  private final Explainer one;
  private final Explainer other;

  private Contrasts(Explainer one, Explainer other) {
    this.one = one;
    this.other = other;
  }

  /// The differences: of the bundle's sections, of its variables, then of its resources, each in
  /// the order of the first target, then of the second.
  ///
  /// @param rules what the order of lists means
  public static List<Contrast> of(Explainer one, Explainer other, ListRules rules) {
    return new Contrasts(one, other).all(rules);
  }

  /// The differences between two resolved trees, as they are.
  ///
  /// @param sections the sections of the bundle to compare, besides its variables and resources
  /// @param rules what the order of lists means
  public static List<Contrast> of(
      Mapping one, Mapping other, List<String> sections, ListRules rules) {
    List<Difference> found = new ArrayList<>();
    sections.forEach(section -> add(found, Path.of(section), one, other, rules));
    found.addAll(Comparison.between(Path.of("variables"), names(one), names(other), rules));
    add(found, Path.of("resources"), one, other, rules);
    return found.stream()
        .map(each -> new Contrast(each.path(), side(each.one()), side(each.other()), Why.CONTENT))
        .toList();
  }

  private static Optional<Side> side(@Nullable Value value) {
    return Optional.ofNullable(value).map(there -> new Side(there, there.span()));
  }

  private List<Contrast> all(ListRules rules) {
    Mapping left = one.bundle().tree();
    Mapping right = other.bundle().tree();
    List<Difference> found = new ArrayList<>();
    for (String section : SECTIONS) {
      add(found, Path.of(section), left, right, rules);
    }
    Path variables = Path.of("variables");
    Comparison.between(variables, names(left), names(right), rules).stream()
        .filter(each -> each.path().length() > 2 || isWhole(each))
        .forEach(found::add);
    add(found, Path.of("resources"), left, right, rules);
    return found.stream().filter(each -> !isName(each.path())).map(this::contrast).toList();
  }

  private static void add(
      List<Difference> found, Path section, Mapping left, Mapping right, ListRules rules) {
    found.addAll(
        Comparison.between(
            section, Values.find(left, section), Values.find(right, section), rules));
  }

  /// The variables with nothing but their values.
  private static Mapping names(Mapping tree) {
    return Values.mapping(tree, "variables")
        .map((_, variable) -> {
          Value value = Values.find(variable, "value");
          Mapping empty = Mapping.empty(variable.span());
          return value == null ? empty : empty.with("value", value);
        });
  }

  private static boolean isWhole(Difference difference) {
    return difference.one() == null || difference.other() == null;
  }

  /// That two targets have two names is no news.
  private static boolean isName(Path path) {
    return path.equals(Path.of("bundle", "target"))
        || path.equals(Path.of("bundle", "environment"));
  }

  private Contrast contrast(Difference each) {
    Optional<Chain> left = chain(one, each.one(), each.onePath());
    Optional<Chain> right = chain(other, each.other(), each.otherPath());
    return new Contrast(
        each.path(),
        side(each.one(), left, right),
        side(each.other(), right, left),
        why(left, right));
  }

  private static Optional<Chain> chain(Explainer explainer, @Nullable Value value, Path path) {
    return value == null ? Optional.empty() : explainer.chains(path).stream().findFirst();
  }

  /// A leaf is where the first thing stands that the other chain does not have, and what holds
  /// others is where it was written.
  private static Optional<Side> side(
      @Nullable Value value, Optional<Chain> chain, Optional<Chain> counterpart) {
    if (value == null) {
      return Optional.empty();
    }
    boolean leaf = chain.filter(each -> each.value() == value).isPresent();
    if (chain.isEmpty() || (!leaf && value.span().isWritten())) {
      return Optional.of(new Side(value, value.span()));
    }
    List<Link> same = counterpart.map(Chain::links).orElse(List.of());
    Span place =
        chain.get().links().stream()
            .filter(link -> !same.contains(link) && !isUse(link, same))
            .map(Link::place)
            .filter(Span::isWritten)
            .findFirst()
            .orElse(chain.get().last().place());
    return Optional.of(new Side(value, place));
  }

  /// Whether the other chain passes there, too, with another value.
  private static boolean isUse(Link link, List<Link> same) {
    return same.stream()
        .anyMatch(each -> each.stage() == link.stage() && each.place().equals(link.place()));
  }

  private Why why(Optional<Chain> left, Optional<Chain> right) {
    if (left.isEmpty()
        || right.isEmpty()
        || !(left.get().value() instanceof Text(_, String a))
        || !(right.get().value() instanceof Text(_, String b))) {
      return Why.CONTENT;
    }
    if (isRoot(left.get().path())) {
      return Why.CONTENT;
    }
    if (isMoved(a, b) || sameBefore(Stage.LOCAL_PATH, left.get(), right.get())) {
      return Why.FOLDER;
    }
    return sameBefore(Stage.NAME_PREFIX, left.get(), right.get()) ? Why.PREFIX : Why.CONTENT;
  }

  private static boolean isRoot(Path path) {
    return path.equals(Path.of("workspace", "root_path"));
  }

  private boolean isMoved(String a, String b) {
    String from = one.bundle().layout().root();
    String to = other.bundle().layout().root();
    return !from.isEmpty()
        && !from.equals(to)
        && a.startsWith(from)
        && b.equals(to + a.substring(from.length()));
  }

  /// Whether both were the same, or only in another folder, until `stage` came.
  private boolean sameBefore(Stage stage, Chain left, Chain right) {
    return (has(stage, left) || has(stage, right))
        && before(stage, left) instanceof Text(_, String a)
        && before(stage, right) instanceof Text(_, String b)
        && (a.equals(b) || isMoved(a, b));
  }

  private static boolean has(Stage stage, Chain chain) {
    return chain.links().stream().anyMatch(link -> link.stage() == stage);
  }

  private static Value before(Stage stage, Chain chain) {
    List<Link> links = chain.links();
    for (int i = links.size() - 1; i > 0; i--) {
      if (links.get(i).stage() == stage) {
        return links.get(i - 1).value();
      }
    }
    return chain.value();
  }
}

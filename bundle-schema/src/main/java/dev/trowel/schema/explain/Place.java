package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathText;
import dev.trowel.schema.address.PathText.Token;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Finds what somebody means who names a place of a resolved bundle: `jobs.train.tasks[fit]` is as
/// good as the whole path, and `var.x` is the value of a variable.
public final class Place {

  private static final int SHOWN = 8;
  private static final Path VALUE = Path.of("value");

  private final Mapping tree;
  private final String written;
  private final List<Token> tokens;

  private Place(Mapping tree, String written, List<Token> tokens) {
    this.tree = tree;
    this.written = written;
    this.tokens = tokens;
  }

  /// The path that `text` means in `tree`.
  ///
  /// @throws StopException `path-unknown` when there is nothing
  public static Path find(String text, Mapping tree) {
    List<Token> tokens =
        PathText.split(text)
            .orElseThrow(() ->
                new StopException(
                    Diagnostic.error("path-unknown", "this is no path: " + text)
                        .detail(
                            "Names with dots between, elements in brackets: a.b[0].c or"
                                + " a.b[key].c.")));
    return new Place(tree, text, tokens).find();
  }

  private Path find() {
    String first = tokens.getFirst().text();
    if (tree.get(first) == null) {
      if (first.equals("var") && tokens.size() > 1) {
        Path variable = walk(Path.of("variables"), Values.mapping(tree, "variables"), 1, 1);
        Value value = Values.find(tree, variable.then(VALUE));
        return value == null
            ? walkAll(variable, Values.mapping(tree, names(variable)), 2)
            : walkAll(variable.then(VALUE), value, 2);
      }
      if (Schemas.kinds().contains(first)) {
        return walkAll(Path.of("resources"), Values.mapping(tree, "resources"), 0);
      }
    }
    return walkAll(Path.ROOT, tree, 0);
  }

  private static String[] names(Path path) {
    return path.steps().stream().map(step -> ((Path.Field) step).name()).toArray(String[]::new);
  }

  private Path walkAll(Path path, Value at, int token) {
    return walk(path, at, token, tokens.size() - token);
  }

  private Path walk(Path path, Value at, int token, int count) {
    if (count == 0) {
      return path;
    }
    return switch (at) {
      case Mapping mapping -> {
        int taken = taken(mapping, token, count);
        String name = joined(token, taken);
        Value below = mapping.get(name);
        if (below == null) {
          throw unknown(path, name, List.copyOf(mapping.entries().keySet()));
        }
        yield walk(path.field(name), below, token + taken, count - taken);
      }
      case Seq list -> {
        String wanted = tokens.get(token).text();
        int index = index(list, wanted).orElseThrow(() -> unknown(path, wanted, shown(path, list)));
        Path.Step step = Lists.step(path, list, index);
        yield walk(path.then(step), list.items().get(index), token + 1, count - 1);
      }
      case Value.Null _, Value.Bool _, Value.Num _, Text _, Value.Secret _ ->
          throw unknown(path, tokens.get(token).text(), List.of());
    };
  }

  /// How many tokens make a key of the mapping: keys such as `spark.master` hold dots.
  private int taken(Mapping mapping, int token, int count) {
    return IntStream.rangeClosed(1, count)
        .filter(taken -> mapping.get(joined(token, taken)) != null)
        .findFirst()
        .orElse(1);
  }

  private String joined(int token, int count) {
    List<String> parts = new ArrayList<>();
    tokens.subList(token, token + count).forEach(each -> parts.add(each.text()));
    return String.join(".", parts);
  }

  /// By index; by `field=value`; by the value of any field, or of the element itself.
  private static OptionalInt index(Seq list, String wanted) {
    List<Value> items = list.items();
    if (wanted.matches("\\d{1,9}")) {
      int index = Integer.parseInt(wanted);
      return index < items.size() ? OptionalInt.of(index) : OptionalInt.empty();
    }
    int equals = wanted.indexOf('=');
    String field = equals < 0 ? "" : wanted.substring(0, equals);
    String key = wanted.substring(equals + 1);
    return IntStream.range(0, items.size())
        .filter(i -> isNamed(items.get(i), field, key))
        .findFirst();
  }

  private static boolean isNamed(Value item, String field, String key) {
    return switch (item) {
      case Text(_, String text) -> field.isEmpty() && text.equals(key);
      case Mapping mapping when !field.isEmpty() -> key.equals(Values.text(mapping, field));
      case Mapping mapping ->
          mapping.entries().keySet().stream()
              .anyMatch(name -> key.equals(Values.text(mapping, name)));
      case Seq _, Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> false;
    };
  }

  private static List<String> shown(Path path, Seq list) {
    return IntStream.range(0, list.items().size())
        .mapToObj(i ->
            switch (Lists.step(path, list, i)) {
              case Path.Keyed(_, String key) -> key;
              case Path.Field(String name) -> name;
              case Path.Index(int index) -> String.valueOf(index);
            })
        .toList();
  }

  private StopException unknown(Path path, String name, List<String> there) {
    String parent = path.steps().isEmpty() ? "The bundle" : path.toString();
    String near =
        Suggestion.nearest(name, there).map(each -> "Did you mean " + each + "?\n").orElse("");
    String has =
        there.isEmpty()
            ? parent + " holds nothing more."
            : parent + " has " + String.join(", ", there.subList(0, Math.min(SHOWN, there.size())));
    int more = there.size() - SHOWN;
    String rest = more > 0 ? " and " + more + " more." : there.isEmpty() ? "" : ".";
    Diagnostic error = Diagnostic.error("path-unknown", "nothing is at " + written);
    return new StopException(error.detail(near + has + rest).in(place(path)));
  }

  /// The key of what holds several values, which says more than all of its lines.
  private Span place(Path path) {
    Value last = Values.find(tree, path);
    if (last instanceof Mapping || last instanceof Seq) {
      if (path.steps().isEmpty()) {
        return Span.of(last.span().file());
      }
      if (path.steps().getLast() instanceof Path.Field(String name)
          && Values.find(tree, path.parent()) instanceof Mapping mapping) {
        Span key = Objects.requireNonNull(mapping.entries().get(name)).key();
        return key.isWritten() ? key : last.span();
      }
    }
    return Values.nearestSpan(tree, path);
  }
}

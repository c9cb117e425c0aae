package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where references lead: the links that explain what took their place.
final class Origins {

  private static final String SECTION = "variables";

  /// Deeper chains are refused when references are resolved.
  private static final int DEEPEST = 200;

  private final String target;
  private final Mapping base;
  private final Mapping selected;
  private final Mapping known;

  /// @param target the target's name
  /// @param snapshots of the whole way
  Origins(String target, Snapshots snapshots) {
    this.target = target;
    this.base = snapshots.last(Stage.LOADED);
    this.selected = snapshots.last(Stage.TARGET);
    this.known = snapshots.last(Stage.WORKSPACE);
  }

  /// What the references in `text` stand for, each before the one that needs it.
  ///
  /// @param rest the way from what the text stands for, when it is one reference, to the value that
  ///   is explained
  List<Link> of(String text, Path rest) {
    List<Link> links = new ArrayList<>();
    collect(text, rest, links, 0);
    return links;
  }

  private void collect(String text, Path rest, List<Link> links, int depth) {
    List<Reference> references = Reference.references(text);
    Path below = Reference.whole(text).isPresent() ? rest : Path.ROOT;
    for (Reference reference : references) {
      int from = links.size();
      switch (reference.root()) {
        case VAR -> variable(reference.path().from(1).then(below), links);
        case BUNDLE, WORKSPACE, VARIABLES -> fact(reference.path().then(below), links);
        case RESOURCES, ARTIFACTS, OTHER -> {}
      }
      if (links.size() > from && depth < DEEPEST) {
        Link last = links.getLast();
        if (last.value() instanceof Text(_, String inner) && Reference.isIn(inner)) {
          collect(inner, remaining(reference, below), links, depth + 1);
        }
      }
    }
  }

  /// What is left of the way when the reference leads to another one.
  private Path remaining(Reference reference, Path below) {
    Path whole =
        reference.root() == Reference.Root.VAR
            ? valueOf(reference.path().from(1))
            : reference.path();
    Path full = whole.then(below);
    return full.from(reached(known, full));
  }

  private void fact(Path path, List<Link> links) {
    Value value = nearest(known, path);
    if (value != null) {
      links.add(new Link(Stage.VARIABLES, value.span(), value, path.toString()));
    }
  }

  /// The links of a variable's value.
  ///
  /// @param path the variable's name, and the way into its value
  void variable(Path path, List<Link> links) {
    if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof Path.Field(String name))) {
      return;
    }
    Path byDefault = Path.of(SECTION, name, "default").then(path.from(1));
    Value written = nearest(base, byDefault);
    Value chosen = nearest(selected, byDefault);
    Value given = nearest(known, valueOf(path));
    List<Link> said = new ArrayList<>();
    add(said, written, "default of variable " + name);
    if (chosen != null && !chosen.equals(written)) {
      add(said, chosen, "target " + target + " sets variable " + name);
    }
    if (given != null && !given.equals(chosen)) {
      boolean hidden =
          given instanceof Value.Secret && chosen != null && given.span().equals(chosen.span());
      if (!hidden) {
        add(said, given, origin(name, given.span()));
      }
    }
    boolean secret = Values.find(known, valueOf(path.to(1))) instanceof Value.Secret;
    said.forEach(link -> links.add(secret ? link.hidden() : link));
  }

  private static void add(List<Link> links, @Nullable Value value, String note) {
    if (value != null && !(value instanceof Value.Null)) {
      links.add(new Link(Stage.VARIABLES, value.span(), value, note));
    }
  }

  private static String origin(String name, Span place) {
    if (place.file().endsWith("variable-overrides.json")) {
      return "the overrides file sets variable " + name;
    }
    return place.isWritten() ? "looked up for variable " + name : "sets variable " + name;
  }

  private static Path valueOf(Path path) {
    return Path.of(SECTION).then(path.to(1)).field("value").then(path.from(1));
  }

  /// What stands at `path`, or the reference that stands for it.
  private static @Nullable Value nearest(Mapping tree, Path path) {
    int reached = reached(tree, path);
    Value at = Values.find(tree, path.to(reached));
    return reached == path.length() || Reference.isIn(at) ? at : null;
  }

  private static int reached(Mapping tree, Path path) {
    int reached = 0;
    while (reached < path.length() && Values.find(tree, path.to(reached + 1)) != null) {
      reached++;
    }
    return reached;
  }
}

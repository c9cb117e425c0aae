package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Puts the links of one chain together, stage by stage.
final class Links {

  private final Path path;
  private final Causes causes;
  private final Origins origins;
  private final Function<Path, List<Link>> settings;
  private final List<Link> links = new ArrayList<>();
  private List<Walk.Hit> before = List.of();
  private List<Walk.Hit> written = List.of();

  /// @param settings the links of another value, which had a say
  Links(Path path, Causes causes, Origins origins, Function<Path, List<Link>> settings) {
    this.path = path;
    this.causes = causes;
    this.origins = origins;
    this.settings = settings;
  }

  /// Goes on by what was found after a stage.
  void add(Stage stage, List<Walk.Hit> hits) {
    List<Walk.Hit> known = before;
    List<Walk.Hit> fresh = hits.stream().filter(hit -> !known.contains(hit)).toList();
    fresh.stream()
        .filter(hit -> hits.size() == 1 || !(hit.value() instanceof Value.Null))
        .forEach(hit -> add(stage, hit, hits));
    if (stage == Stage.FILE) {
      // A file that says nothing of it takes nothing away.
      List<Walk.Hit> more = new ArrayList<>(written);
      more.addAll(fresh);
      written = more;
      before = more;
    } else {
      before = hits;
    }
  }

  private void add(Stage stage, Walk.Hit hit, List<Walk.Hit> hits) {
    if (stage == Stage.HIDDEN) {
      return;
    }
    if (stage == Stage.VARIABLES && Causes.isValueOfVariable(path)) {
      origins.variable(path.from(1).to(1).then(path.from(Causes.VALUE_STEPS)), links);
      return;
    }
    if (stage == Stage.REFERENCES || stage == Stage.WORKSPACE) {
      replaced(hit, hits).forEach(this::addOrigins);
    }
    Causes.source(stage, path)
        .map(settings)
        .filter(each -> each.size() > 1)
        .ifPresent(links::addAll);
    boolean explained =
        stage == Stage.REFERENCES
            && !links.isEmpty()
            && Causes.same(links.getLast().value(), hit.value());
    if (!explained) {
      Span place = causes.place(stage, path, hit.value());
      links.add(new Link(stage, place, hit.value(), causes.note(stage, hit.value(), links)));
    }
  }

  /// What stood where `hit` was found: the part at its position where no part came or went.
  private List<Walk.Hit> replaced(Walk.Hit hit, List<Walk.Hit> hits) {
    return hits.size() == before.size() ? List.of(before.get(hits.indexOf(hit))) : before;
  }

  private void addOrigins(Walk.Hit old) {
    if (old.value() instanceof Text(_, String text) && Reference.isIn(text)) {
      links.addAll(origins.of(text, path.from(old.depth())));
    }
  }

  /// The links, of which the last one has this value; nothing of a secret is shown.
  List<Link> endingIn(Value value) {
    if (links.isEmpty() || !Causes.same(links.getLast().value(), value)) {
      links.add(new Link(Stage.MERGED, value.span(), value, "this one holds"));
    }
    return value instanceof Secret ? links.stream().map(Link::hidden).toList() : links;
  }
}

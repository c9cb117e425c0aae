package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.FormerRoots;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.bundle.Moves.Moved;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What `trowel.moved` says leads from keys that are gone to keys that are there, and from folders
/// that can be told.
final class MovesLeadSomewhere implements Rule {

  private static final String KEY = "moved-key";
  private static final List<String> ENDS = List.of("from", "to");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    List<Value> list = Moves.list(bundle.tree());
    for (int i = 0; i < list.size(); i++) {
      Path at = Moves.PLACE.index(i);
      for (String end : ENDS) {
        key(at.field(end), Values.find(list.get(i), end), diagnostics);
      }
      root(at, list.get(i), bundle, diagnostics);
    }
    Moves moves = Moves.in(bundle.tree());
    if (!circle(moves, diagnostics)) {
      twice(moves, Moved::from, Moved::fromSpan, "from", diagnostics);
      twice(moves, Moved::to, Moved::toSpan, "to", diagnostics);
      moves.entries().forEach(each -> ends(each, moves, bundle, diagnostics));
    }
  }

  private static void key(Path at, @Nullable Value value, Diagnostics diagnostics) {
    if (value instanceof Text text && !text.text().contains("${")) {
      WrittenKey.read(KEY, text, at, diagnostics);
    }
  }

  private static void root(Path at, Value entry, Inspected bundle, Diagnostics diagnostics) {
    for (String field : List.of("from_root", "from_bundle")) {
      boolean told =
          FormerRoots.root(
                  entry,
                  bundle.tree(),
                  Values.textOrEmpty(bundle.tree(), "bundle", "name"),
                  bundle.layout().root())
              .isPresent();
      if (Values.find(entry, field) instanceof Text(Span span, String text)
          && !told
          && !text.startsWith("${")) {
        String why =
            field.equals("from_root")
                ? "not a folder of the workspace: " + text
                : "cannot tell where the bundle was deployed to as " + text;
        diagnostics.add(
            Diagnostic.error("moved-root", why)
                .detail("Write the former workspace.root_path as from_root.")
                .at(at.field(field))
                .in(span));
      }
    }
  }

  private static boolean circle(Moves moves, Diagnostics diagnostics) {
    Set<ResourceKey> reached = new HashSet<>();
    moves
        .former()
        .forEach((to, from) -> {
          reached.add(to);
          reached.addAll(from);
        });
    List<Moved> round =
        moves.entries().stream().filter(each -> !reached.contains(each.from())).toList();
    if (round.isEmpty()) {
      return false;
    }
    Moved first = round.getFirst();
    Diagnostic told =
        Diagnostic.error("moved-circle", "these moves go round in a circle")
            .detail("Keep the one that tells of the last change, and remove the others.")
            .at(first.at())
            .in(first.fromSpan());
    for (Moved each : round.subList(1, round.size())) {
      told = told.related("and here", each.fromSpan());
    }
    diagnostics.add(told);
    return true;
  }

  private static void twice(
      Moves moves,
      Function<Moved, ResourceKey> end,
      Function<Moved, Span> span,
      String field,
      Diagnostics diagnostics) {
    for (int i = 0; i < moves.entries().size(); i++) {
      Moved each = moves.entries().get(i);
      moves.entries().subList(0, i).stream()
          .filter(earlier -> end.apply(earlier).equals(end.apply(each)))
          .findFirst()
          .ifPresent(earlier ->
              diagnostics.add(
                  Diagnostic.error("moved-twice", "two moves go " + field + " " + end.apply(each))
                      .detail("A resource was one other before. Remove one of the entries.")
                      .at(each.at().field(field))
                      .in(span.apply(each))
                      .related("the other one is here", span.apply(earlier))));
    }
  }

  private static void ends(Moved each, Moves moves, Inspected bundle, Diagnostics diagnostics) {
    if (!isKnown(each.from()) || !isKnown(each.to())) {
      return;
    }
    if (!each.from().kind().equals(each.to().kind())) {
      diagnostics.add(
          Diagnostic.error(KEY, "%s cannot become %s".formatted(each.from(), each.to()))
              .detail("What is deployed stays of its kind. Name two keys of one kind.")
              .at(each.at().field("to"))
              .in(each.toSpan()));
      return;
    }
    var former = bundle.resources().get(each.from());
    if (former != null) {
      diagnostics.add(
          Diagnostic.error("moved-still-there", each.from() + " is still in the bundle")
              .detail("A key that is in use was not moved. Remove the entry, or the resource.")
              .at(each.at().field("from"))
              .in(each.fromSpan())
              .related("it is here", former.settings().span()));
    }
    boolean goesOn = moves.entries().stream().anyMatch(next -> next.from().equals(each.to()));
    if (!goesOn && !bundle.resources().containsKey(each.to())) {
      diagnostics.add(
          Diagnostic.error("moved-nowhere", each.to() + " is not in the bundle")
              .detail(nearest(each.to(), bundle))
              .at(each.at().field("to"))
              .in(each.toSpan()));
    }
  }

  private static boolean isKnown(ResourceKey key) {
    return Schemas.kind(key.kind()).isPresent();
  }

  private static String nearest(ResourceKey missing, Inspected bundle) {
    List<String> keys =
        bundle.resources().keySet().stream()
            .filter(key -> key.kind().equals(missing.kind()))
            .map(ResourceKey::toString)
            .toList();
    return Suggestion.advice(
        missing.toString(),
        keys,
        "Without it the resource would be deleted. Name the key it has now, or remove the entry.");
  }
}

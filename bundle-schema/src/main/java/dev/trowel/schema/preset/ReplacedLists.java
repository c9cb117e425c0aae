package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.shape.Facets.Replaced;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Moves the elements of lists that have a new name and new names of fields (format.md 3 step 28,
/// 7).
final class ReplacedLists implements Step {

  private final Diagnostics diagnostics;

  ReplacedLists(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Mapping changed = resource;
    for (Replaced rule : subject.facets().replaced()) {
      changed =
          Places.change(
              changed,
              rule.at(),
              (path, value) ->
                  value instanceof Mapping holder
                      ? move(holder, rule, subject.key().path().then(path))
                      : value);
    }
    return changed;
  }

  private Mapping move(Mapping holder, Replaced rule, Path at) {
    Entry old = holder.entries().get(rule.old());
    if (old == null || !(old.value() instanceof Seq list) || list.items().isEmpty()) {
      return holder;
    }
    if (holder.get(rule.current()) instanceof Seq current && !current.items().isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  "lists-exclude-each-other",
                  "cannot use both %s and %s".formatted(rule.old(), rule.current()))
              .detail("%s is the old name. Move its elements.".formatted(rule.old()))
              .at(at.field(rule.old()))
              .in(old.key()));
      return holder;
    }
    diagnostics.add(
        Diagnostic.warning(
                "list-deprecated",
                "%s is deprecated, please use %s instead".formatted(rule.old(), rule.current()))
            .detail("It is sent as %s.".formatted(rule.current()))
            .at(at.field(rule.old()))
            .in(old.key())
            .fix(renaming(holder, rule, old)));
    return holder
        .without(rule.old())
        .with(rule.current(), list.map(each -> renamed(each, rule.fields())));
  }

  /// Elements whose fields have other names, too, are not renamed with one edit.
  private static Optional<Fix> renaming(Mapping holder, Replaced rule, Entry old) {
    return rule.fields().isEmpty() && !holder.entries().containsKey(rule.current())
        ? Rewrite.key("rename it to " + rule.current(), old.key(), rule.old(), rule.current())
        : Optional.empty();
  }

  private static Value renamed(Value element, Map<String, String> names) {
    if (!(element instanceof Mapping mapping)) {
      return element;
    }
    SequencedMap<String, Entry> fields = new LinkedHashMap<>();
    mapping.entries().forEach((name, entry) -> fields.put(names.getOrDefault(name, name), entry));
    return new Mapping(mapping.span(), fields);
  }
}

package dev.trowel.core.select;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines that made one resource what it is: its block, and what a target or a variable put into
/// it.
///
/// @param spans where they stand
record Lines(List<Span> spans) {

  static Lines of(Resource resource) {
    List<Span> spans = new ArrayList<>();
    add(resource.settings(), spans);
    resource.permissions().forEach(value -> add(value, spans));
    resource.grants().forEach(value -> add(value, spans));
    return new Lines(spans);
  }

  private static void add(Value value, List<Span> spans) {
    if (value.span().isWritten()) {
      spans.add(value.span());
    }
    switch (value) {
      case Mapping mapping ->
          mapping
              .entries()
              .values()
              .forEach(entry -> {
                if (entry.key().isWritten()) {
                  spans.add(entry.key());
                }
                add(entry.value(), spans);
              });
      case Seq list -> list.items().forEach(item -> add(item, spans));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Secret _ -> {}
    }
  }

  /// The first of them that changed, as `file:line`.
  Optional<String> changed(Changes changes) {
    return spans.stream()
        .filter(span -> changes.meet(span.file(), span.line(), span.endLine()))
        .map(span -> span.file() + ":" + span.line())
        .findFirst();
  }
}

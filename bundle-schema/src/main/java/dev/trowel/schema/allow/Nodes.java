package dev.trowel.schema.allow;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/// The keys and list items of one file by where they begin, each as long as what lies in it. What
/// an alias or `<<` brings stands elsewhere and is left out.
final class Nodes {

  /// Of those that begin at one point the longest comes first.
  private static final Comparator<Span> ORDER =
      Comparator.<Span>naturalOrder()
          .thenComparing(Comparator.comparingInt(Span::endLine).reversed())
          .thenComparing(Comparator.comparingInt(Span::endColumn).reversed());

  private final TreeSet<Span> spans = new TreeSet<>(ORDER);

  private Nodes() {}

  static Nodes of(Value root) {
    Nodes nodes = new Nodes();
    nodes.below(root);
    return nodes;
  }

  /// What begins first after the line.
  Optional<Span> after(Span comment) {
    Span next = Span.at(comment.file(), comment.line() + 1, 0);
    return Optional.ofNullable(spans.higher(next));
  }

  private void below(Value value) {
    switch (value) {
      case Mapping mapping -> mapping.entries().values().forEach(entry -> entry(mapping, entry));
      case Seq seq -> seq.items().forEach(item -> item(seq, item));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Secret _ -> {}
    }
  }

  private void entry(Mapping owner, Entry entry) {
    if (!isIn(owner.span(), entry.key())) {
      return;
    }
    Span value = entry.value().span();
    boolean here = value.compareTo(entry.key()) >= 0;
    spans.add(here ? reaching(entry.key(), value) : entry.key());
    if (here) {
      below(entry.value());
    }
  }

  private void item(Seq owner, Value item) {
    if (isIn(owner.span(), item.span())) {
      spans.add(item.span());
      below(item);
    }
  }

  private static Span reaching(Span start, Span end) {
    return new Span(start.file(), start.line(), start.column(), end.endLine(), end.endColumn());
  }

  private static boolean isIn(Span owner, Span part) {
    return owner.compareTo(part) <= 0 && part.end().compareTo(owner.end()) <= 0;
  }
}

package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.Fix.Edit;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Adds to a cluster without workers what makes one machine a cluster, in lines of its own, where
/// the cluster is written by indentation and says nothing else.
final class SingleNodeFix {

  private static final String WORKERS = "num_workers";
  private static final String STEP = "  ";

  private static final List<Section> WANTED =
      List.of(
          new Section(
              "spark_conf",
              List.of("spark.databricks.cluster.profile: singleNode", "spark.master: local[*]")),
          new Section("custom_tags", List.of("ResourceClass: SingleNode")));

  /// A section of a cluster and lines in it.
  private record Section(String name, List<String> lines) {

    boolean isIn(Mapping written) {
      return lines.stream()
          .map(line -> line.substring(0, line.indexOf(':')))
          .anyMatch(written.entries()::containsKey);
    }

    String text(String indent) {
      return lines.stream().map(line -> indent + line + "\n").collect(Collectors.joining());
    }
  }

  private SingleNodeFix() {}

  static Optional<Fix> of(Mapping cluster) {
    Entry workers = cluster.entries().get(WORKERS);
    if (workers == null || !isBlock(cluster)) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    for (Section section : WANTED) {
      Optional<Edit> edit = edit(cluster, workers, section);
      if (edit.isEmpty()) {
        return Optional.empty();
      }
      edits.add(edit.get());
    }
    return Optional.of(new Fix("add the settings of a single-node cluster", edits));
  }

  /// Every key begins a line of its own at one column, and no bracket stands before the first.
  private static boolean isBlock(Mapping mapping) {
    List<Span> keys =
        mapping.entries().values().stream().map(Entry::key).filter(Span::isWritten).toList();
    Span start = mapping.span();
    return keys.stream().map(Span::line).distinct().count() == keys.size()
        && keys.stream()
            .allMatch(key -> key.file().equals(start.file()) && key.column() == start.column())
        && keys.stream().anyMatch(key -> key.line() == start.line());
  }

  private static Optional<Edit> edit(Mapping cluster, Entry workers, Section section) {
    Entry written = cluster.entries().get(section.name());
    String indent = " ".repeat(workers.key().column() - 1);
    if (written == null) {
      String lines = indent + section.name() + ":\n" + section.text(indent + STEP);
      return Optional.of(new Edit(lineAfter(workers.value().span()), lines));
    }
    boolean extensible =
        written.value() instanceof Mapping inside
            && !inside.entries().isEmpty()
            && isBlock(inside)
            && inside.entries().firstEntry().getValue().key().line() > written.key().line()
            && !section.isIn(inside);
    return extensible
        ? Optional.of(
            new Edit(
                lineAfter(written.key()),
                section.text(" ".repeat(written.value().span().column() - 1))))
        : Optional.empty();
  }

  private static Span lineAfter(Span span) {
    return Span.at(span.file(), span.endLine() + 1, 1);
  }
}

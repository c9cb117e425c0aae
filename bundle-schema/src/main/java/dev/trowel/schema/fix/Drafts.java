package dev.trowel.schema.fix;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.Fix.Edit;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Puts several fixes into the files that they are about.
public final class Drafts {

  private final Function<String, Optional<byte[]>> files;
  private final Map<String, Optional<Draft>> drafts = new LinkedHashMap<>();

  /// @param files the content of a file by its name, as spans name it; empty for one that is not to
  ///   be changed
  public Drafts(Function<String, Optional<byte[]>> files) {
    this.files = files;
  }

  /// Those that can be made together, in their order: all edits of a fix find what they expect and
  /// touch no edit of one before it. An equal fix is made once.
  public List<Fix> compatible(Collection<Fix> fixes) {
    Map<String, NavigableMap<Span, Span>> taken = new LinkedHashMap<>();
    List<Fix> chosen = new ArrayList<>();
    for (Fix fix : fixes) {
      if (isPossible(fix) && fix.edits().stream().allMatch(edit -> isFree(edit.span(), taken))) {
        chosen.add(fix);
        fix.edits().forEach(edit -> take(edit.span(), taken));
      }
    }
    return chosen;
  }

  /// The contents of the files that the fixes change.
  ///
  /// @param fixes out of [#compatible]
  public SequencedMap<String, byte[]> with(Collection<Fix> fixes) {
    SequencedMap<String, List<Edit>> byFile = new LinkedHashMap<>();
    fixes.stream()
        .flatMap(fix -> fix.edits().stream())
        .forEach(
            edit -> byFile.computeIfAbsent(edit.span().file(), _ -> new ArrayList<>()).add(edit));
    SequencedMap<String, byte[]> contents = new LinkedHashMap<>();
    byFile.forEach(
        (file, edits) -> draft(file).ifPresent(draft -> contents.put(file, draft.with(edits))));
    return contents;
  }

  private boolean isPossible(Fix fix) {
    return !fix.edits().isEmpty()
        && fix.edits().stream()
            .allMatch(edit ->
                draft(edit.span().file()).filter(draft -> draft.takes(List.of(edit))).isPresent());
  }

  private Optional<Draft> draft(String file) {
    return drafts.computeIfAbsent(file, name -> files.apply(name).flatMap(Draft::of));
  }

  /// Edits that meet at a point touch each other, too: which comes first would change the result.
  private static boolean isFree(Span span, Map<String, NavigableMap<Span, Span>> taken) {
    NavigableMap<Span, Span> spans = taken.getOrDefault(span.file(), new TreeMap<>());
    Map.Entry<Span, Span> before = spans.floorEntry(span);
    Map.Entry<Span, Span> after = spans.ceilingEntry(span);
    return (before == null || before.getValue().end().compareTo(span) < 0)
        && (after == null || span.end().compareTo(after.getKey()) < 0);
  }

  private static void take(Span span, Map<String, NavigableMap<Span, Span>> taken) {
    taken.computeIfAbsent(span.file(), _ -> new TreeMap<>()).put(span, span);
  }
}

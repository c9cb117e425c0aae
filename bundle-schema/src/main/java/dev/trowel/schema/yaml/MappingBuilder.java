package dev.trowel.schema.yaml;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The keys of one mapping while it is read: its own, and those `<<` brings (format.md 2.1).
final class MappingBuilder {

  static final String MERGE = "<<";

  private final Diagnostics diagnostics;
  private final SequencedMap<String, Entry> own = new LinkedHashMap<>();
  private @Nullable Span mergeKey;
  private @Nullable Value merged;

  MappingBuilder(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void put(String key, Entry entry) {
    Entry first = own.putIfAbsent(key, entry);
    if (first != null) {
      diagnostics.add(Faults.duplicateKey(key, first.key(), entry.key()));
    }
  }

  void merge(Span key, Value value) {
    if (mergeKey != null) {
      diagnostics.add(Faults.mergeTwice(mergeKey, key));
      return;
    }
    mergeKey = key;
    merged = value;
  }

  /// All keys: first those merged in, of which a later mapping wins, then the mapping's own, which
  /// win over all.
  SequencedMap<String, Entry> entries() {
    if (merged == null) {
      return own;
    }
    SequencedMap<String, Entry> all = new LinkedHashMap<>();
    List<Value> sources = merged instanceof Seq seq ? seq.items() : List.of(merged);
    for (Value source : sources) {
      if (source instanceof Mapping mapping) {
        all.putAll(mapping.entries());
      } else {
        diagnostics.add(Faults.mergeOfOther(source.span()));
      }
    }
    all.putAll(own);
    return all;
  }

  /// The place of the last value that stands in the mapping itself.
  Span lastWritten(Span start) {
    Span last = mergeKey == null ? start : mergeKey;
    if (!own.isEmpty()) {
      Entry entry = own.lastEntry().getValue();
      Span end =
          entry.value().span().compareTo(entry.key()) < 0 ? entry.key() : entry.value().span();
      last = end.compareTo(last) > 0 ? end : last;
    }
    return last;
  }
}

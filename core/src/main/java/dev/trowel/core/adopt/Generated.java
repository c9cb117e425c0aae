package dev.trowel.core.adopt;

import dev.trowel.core.addition.RepositoryDraft;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was made of objects of a workspace, before it is written.
///
/// @param draft the files
/// @param ids the object of each resource: key → id
/// @param left what could not be carried over, or asks for a look, a line each
/// @param doubts warnings of objects that are better not taken
public record Generated(
    RepositoryDraft draft,
    SortedMap<ResourceKey, String> ids,
    List<String> left,
    List<Diagnostic> doubts) {
  public Generated {
    ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
    left = List.copyOf(left);
    doubts = List.copyOf(doubts);
  }
}

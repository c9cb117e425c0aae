package dev.trowel.core.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One version of a model.
///
/// @param number from 1
/// @param status `READY` once it can be used
/// @param runId the run that made it, or `""`
/// @param source where its files came from; of a copy, `models:/NAME/VERSION`
/// @param description may be empty
/// @param created when, in milliseconds since 1970; 0 where nobody tells
/// @param creator who made it, or `""`
/// @param tags by their names; empty where they were not asked for
/// @param labels what points to it, sorted
public record Version(
    long number,
    String status,
    String runId,
    String source,
    String description,
    long created,
    String creator,
    SortedMap<String, String> tags,
    List<Label> labels) {

  /// The name of the tag that says of a copy what it is one of. Unity Catalog refuses names with
  /// any of `.,-=/:`.
  public static final String SOURCE_TAG = "trowel_source";

  public Version {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    labels = labels.stream().sorted().toList();
  }

  /// Whether it can be used.
  public boolean isReady() {
    return status.isEmpty() || status.equals("READY");
  }

  /// Whether it is a whole copy of what `uri` names. A model that was deleted and made anew counts
  /// from 1 again, so the run has to be the same, too, which copies keep.
  ///
  /// @param run that made what is there now, or `""`
  boolean isCopyOf(String uri, String run) {
    boolean isNamed = source.equals(uri) || uri.equals(tags.get(SOURCE_TAG));
    return isNamed && isReady() && (run.isEmpty() || runId.isEmpty() || run.equals(runId));
  }

  Version with(List<Label> others) {
    return new Version(number, status, runId, source, description, created, creator, tags, others);
  }
}

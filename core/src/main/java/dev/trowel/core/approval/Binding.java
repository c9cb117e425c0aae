package dev.trowel.core.approval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a plan was made from, as far as carrying it out depends on it; it holds no secret.
///
/// @param place by whom and where it is carried out, by the names of these facts such as `identity`
/// @param options what was given besides, by option; of variables only the names
/// @param salt of the digests
/// @param settings of each part of the bundle, such as `resources.jobs.train`, the digest of each
///   field
/// @param secrets what of the bundle is secret
/// @param files the digest of each file, by path
/// @param libraries the digest of each library, by name
/// @param live of each object the workspace was asked for, the digest of each field; empty for one
///   that was not there
public record Binding(
    SequencedMap<String, String> place,
    SortedMap<String, String> options,
    String salt,
    SortedMap<String, SortedMap<String, String>> settings,
    Hidden secrets,
    SortedMap<String, String> files,
    SortedMap<String, String> libraries,
    SortedMap<String, SortedMap<String, String>> live) {

  /// Secrets, of which only places and one digest are known.
  ///
  /// @param places where they stand in the bundle
  /// @param digest of all of them; `""` when there are none
  public record Hidden(List<String> places, String digest) {
    public Hidden {
      places = List.copyOf(places);
    }
  }

  public Binding {
    place = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(place));
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
  }
}

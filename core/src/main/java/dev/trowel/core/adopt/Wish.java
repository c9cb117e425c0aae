package dev.trowel.core.adopt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to write a bundle of, and how.
///
/// @param which the objects
/// @param key the key it gets; else one made of its name
/// @param layout where files go
/// @param sources whether to copy the files it uses, and point to the copies
/// @param adopts whether the bundle is to say that the objects are taken over
/// @param force whether files may be written over
public record Wish(
    Which which,
    Optional<String> key,
    Layout layout,
    boolean sources,
    boolean adopts,
    boolean force) {

  /// Which objects.
  ///
  /// @param sorts the kinds to look through
  /// @param id the object's id; else it is looked for
  /// @param name a pattern of names, with `*` for anything; else every name will do
  /// @param tags what its tags must say
  /// @param many whether several may be found; what a bundle deployed is left out then
  public record Which(
      List<Sort> sorts,
      Optional<String> id,
      Optional<String> name,
      Map<String, String> tags,
      boolean many) {
    public Which {
      sorts = List.copyOf(sorts);
      tags = Map.copyOf(tags);
    }
  }

  /// Where files go, both seen from the bundle's root, with `/`.
  ///
  /// @param config for the bundle's own files
  /// @param source for copies of what resources use
  public record Layout(String config, String source) {}
}

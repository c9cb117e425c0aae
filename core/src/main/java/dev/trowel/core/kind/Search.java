package dev.trowel.core.kind;

import java.util.List;

/// What came of looking for an object that some earlier request may have made.
///
/// @param ids the objects that fit, several where nothing tells them apart
/// @param isCertain whether there are no others; false where nobody can tell, because the kind has
///   no trace or the workspace did not answer
public record Search(List<String> ids, boolean isCertain) {

  /// Nobody can tell.
  public static final Search UNKNOWN = new Search(List.of(), false);

  /// There is none.
  public static final Search NONE = new Search(List.of(), true);

  public Search {
    ids = List.copyOf(ids);
  }

  /// Exactly these fit.
  static Search of(List<String> ids) {
    return new Search(ids, true);
  }
}

package dev.trowel.schema.compare;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;

/// What the order of lists means.
public interface ListRules {

  /// The fields of which the first that an element has tells it apart; none when only its position
  /// does.
  ///
  /// @param list the path of the list below the resource
  List<String> keys(ResourceKey resource, Path list);

  /// Whether the order of the list's elements means nothing.
  ///
  /// @param list the path of the list below the resource
  boolean unordered(ResourceKey resource, Path list);
}

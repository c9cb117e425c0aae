package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;

/// What stands on one side of a change.
public sealed interface Side {

  /// The field is not set.
  record Nothing() implements Side {}

  /// A value; secrets inside it are replaced by [Sides#HIDDEN].
  record Known(JsonNode value) implements Side {}

  /// A value that nobody may see.
  record Hidden() implements Side {}

  /// A value that is known once what it refers to is deployed.
  ///
  /// @param text as the bundle writes it, such as `${resources.jobs.train.id}`
  record Later(String text) implements Side {}
}

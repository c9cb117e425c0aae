package dev.trowel.core.preflight;

import dev.trowel.core.online.Subject;
import java.util.List;
import java.util.concurrent.Callable;

/// One sort of thing that bundles need and do not make.
@FunctionalInterface
interface Requirement {

  /// One request or a few that belong together.
  ///
  /// @param need what stays unknown without an answer
  record Ask(Need need, Callable<List<Finding>> answer) {}

  /// What to ask of a bundle; finding that out takes no request.
  List<Ask> asks(Subject subject);
}

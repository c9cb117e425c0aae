package dev.trowel.core.online;

import java.util.List;

/// One fact about a bundle that only its workspace knows.
@FunctionalInterface
interface Check {

  /// What to ask; finding that out takes no request.
  List<Question> ask(Subject subject);
}

package dev.trowel.core.workspace.login;

import java.util.Map;

/// The headers that say who one is; safe to use from many threads.
@FunctionalInterface
interface Proof {

  /// The headers of the next request; a token near its end is renewed first.
  ///
  /// @throws LoginFailure when that fails
  Map<String, String> headers();
}

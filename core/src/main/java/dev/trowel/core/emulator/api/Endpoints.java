package dev.trowel.core.emulator.api;

import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;

/// The whole API, for what runs inside the workspace and asks it for something itself.
@FunctionalInterface
public interface Endpoints {

  /// Carries a request out as part of the one under way: both count, or neither.
  ///
  /// @throws dev.trowel.core.emulator.http.ApiException when it is refused
  Reply send(Request request, World world);
}

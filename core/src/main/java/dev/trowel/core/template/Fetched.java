package dev.trowel.core.template;

import java.nio.file.Path;
import java.util.Optional;

/// A template that lies on this machine, until it is closed.
///
/// @param folder where its schema file lies
/// @param label what messages call the folder; `""` for nothing
/// @param limit the folder that nothing of it may lie outside of; empty where a person has put it
///   there
/// @param source where it is from, without any password
/// @param revision which state of it this is; `""` where nobody knows
/// @param temporary what goes when it is closed
record Fetched(
    Path folder,
    String label,
    Optional<Path> limit,
    String source,
    String revision,
    Optional<TemporaryFolder> temporary)
    implements AutoCloseable {

  @Override
  public void close() {
    temporary.ifPresent(TemporaryFolder::close);
  }
}

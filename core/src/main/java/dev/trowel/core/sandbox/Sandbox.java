package dev.trowel.core.sandbox;

import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import java.time.Instant;
import java.util.Optional;

/// One deployment found in a workspace.
///
/// @param bundle the bundle's name
/// @param target the target's name
/// @param user whose folder it lies in, or who made its objects
/// @param mode the target's mode; empty where nothing tells
/// @param layout its folders
/// @param deployed when it was deployed last
/// @param resources how many resources are recorded, or name it where nothing is recorded
/// @param orphaned whether its folder is gone
/// @param busy why it is not to be touched now, such as a lock; empty when it may be
/// @param isProtected whether it remembers that some of it must not be destroyed
public record Sandbox(
    String bundle,
    String target,
    String user,
    Optional<Mode> mode,
    Layout layout,
    Instant deployed,
    int resources,
    boolean orphaned,
    Optional<String> busy,
    boolean isProtected) {

  /// `bundle/target`, as it is named on the command line.
  public String name() {
    return bundle + "/" + target;
  }

  /// Whether anything tells that it is one of development.
  public boolean isDevelopment() {
    return mode.filter(Mode.DEVELOPMENT::equals).isPresent();
  }
}

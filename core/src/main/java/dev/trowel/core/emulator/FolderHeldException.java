package dev.trowel.core.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The folder belongs to another running server.
public final class FolderHeldException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Owner> owner;

  FolderHeldException(Path folder, Optional<Owner> owner) {
    super(folder + " is in use by " + owner.map(o -> "process " + o.pid()).orElse("a process"));
    this.owner = owner;
  }

  /// Who holds it, as far as it has said so yet.
  public Optional<Owner> owner() {
    return owner;
  }
}

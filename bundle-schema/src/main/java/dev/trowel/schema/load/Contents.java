package dev.trowel.schema.load;

import java.io.IOException;
import java.nio.file.Path;

/// What a bundle's files hold: what is on the disk, or a draft of what is to be there; safe to read
/// from several threads.
@FunctionalInterface
public interface Contents {

  /// The bytes of a file.
  ///
  /// @param file the folder of the root file and the file's name in it, put together
  /// @throws IOException when there are none
  byte[] read(Path file) throws IOException;

  /// Those on the disk.
  static Contents onDisk() {
    return RegularFile::bytes;
  }
}

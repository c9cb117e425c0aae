package dev.trowel.core.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.LocalFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The incumbent's memory of what it uploaded, kept for it so that it neither uploads everything
/// again nor forgets a file to delete when a user goes back to it (format.md 2.10).
final class Snapshot {

  private static final int NAME_LENGTH = 16;

  private Snapshot() {}

  /// Records that exactly `files` lie in the workspace as they are here.
  static void write(LocalFolder folder, SyncTarget target, List<SourceFile> files) {
    ObjectNode snapshot =
        Json.object()
            .put("version", "v1")
            .put("host", target.host())
            .put("remote_path", target.filePath());
    ObjectNode times = snapshot.putObject("last_modified_times");
    ObjectNode toRemote = snapshot.putObject("local_to_remote_names");
    ObjectNode toLocal = snapshot.putObject("remote_to_local_names");
    for (SourceFile file : files) {
      times.put(file.path(), file.stamp().modified().toString());
      toRemote.put(file.path(), file.remoteName());
      toLocal.put(file.remoteName(), file.path());
    }
    folder.write(file(target), Json.write(snapshot));
  }

  /// Where it lies in the target's folder.
  static String file(SyncTarget target) {
    String digest = md5(target.host() + target.filePath());
    return "sync-snapshots/" + digest.substring(0, NAME_LENGTH) + ".json";
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}

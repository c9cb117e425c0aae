package dev.trowel.core.emulator.api;

import dev.trowel.core.emulator.store.Blobs;
import dev.trowel.core.emulator.store.Transaction;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What a handler works with during one request.
///
/// @param tx the documents
/// @param blobs the contents of files
/// @param caller who asks
/// @param now milliseconds since 1970
/// @param settings how this workspace is set up
/// @param types what requests may say
/// @param endpoints what code that runs in the workspace can ask for
public record World(
    Transaction tx,
    Blobs blobs,
    Caller caller,
    long now,
    Settings settings,
    Types types,
    Endpoints endpoints) {

  /// How a workspace is set up.
  ///
  /// @param owner the user this workspace was made for
  /// @param workspaceId a decimal number
  /// @param readsUntilReady how often something asynchronous is read before it is done
  /// @param uri the workspace's address, without a slash at the end
  public record Settings(Caller owner, String workspaceId, int readsUntilReady, String uri) {}

  /// The metastore's id, the same for every local workspace.
  public static final String METASTORE = "2f3c1a80-5a6e-4d4e-9a37-0c6f7c1b9e11";

  /// A number of `digits` digits that is not the id of a document in `table`.
  public String number(String table, int digits) {
    long low = Math.powExact(10L, digits - 1);
    String id = Long.toString(ThreadLocalRandom.current().nextLong(low, low * 10));
    return tx.has(table, id) ? number(table, digits) : id;
  }

  /// A random UUID.
  public String uuid() {
    return UUID.randomUUID().toString();
  }

  /// `count` random hexadecimal digits, at most 32.
  public String hex(int count) {
    return uuid().replace("-", "").substring(0, count);
  }

  /// Random lower-case letters and digits.
  public String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Integer.toString(ThreadLocalRandom.current().nextInt(36), 36));
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}

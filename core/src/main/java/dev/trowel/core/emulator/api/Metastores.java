package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;

/// The one metastore the workspace is assigned to.
public final class Metastores {
  private Metastores() {}

  /// `GET /api/2.1/unity-catalog/current-metastore-assignment`.
  public static Reply current(Request request, World world) {
    ObjectNode answer = Docs.object().put("metastore_id", World.METASTORE);
    answer.put("default_catalog_name", "main");
    return Reply.ok(answer.put("workspace_id", Long.parseLong(world.settings().workspaceId())));
  }

  /// `GET /api/2.1/unity-catalog/metastore_summary`.
  public static Reply summary(Request request, World world) {
    return Reply.ok(metastore(world).put("global_metastore_id", "local:" + World.METASTORE));
  }

  /// `GET /api/2.1/unity-catalog/metastores`.
  public static Reply list(Request request, World world) {
    ObjectNode answer = Docs.object();
    answer.putArray("metastores").add(metastore(world));
    return Reply.ok(answer);
  }

  private static ObjectNode metastore(World world) {
    ObjectNode metastore = Docs.object().put("metastore_id", World.METASTORE).put("name", "local");
    metastore.put("owner", world.settings().owner().userName()).put("cloud", "local");
    return metastore.put("region", "local").put("privilege_model_version", "1.0");
  }
}

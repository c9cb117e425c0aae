package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a new workspace has before anyone works in it.
public final class Seeds {
  /// `main`, which every workspace has, and the catalogs that an administrator has made beforehand
  /// where projects go through stages.
  private static final List<String> CATALOGS = List.of("main", "dev", "test", "staging", "prod");

  private Seeds() {}

  /// Makes the root folders, the caller's home, and the catalogs; leaves alone what is there.
  public static void plant(World world) {
    Tree tree = new Tree(world);
    if (tree.find("").isEmpty()) {
      tree.put("", Docs.object().put("object_type", Tree.DIRECTORY));
      List.of("/Users", "/Shared", "/Repos").forEach(tree::mkdirs);
      ObjectNode everyone = Docs.object().put("group_name", "users");
      grant(world, "/Shared", everyone.put("permission_level", "CAN_MANAGE"));
      CATALOGS.forEach(name -> Unity.plant(world, Docs.object().put("name", name)));
    }
    home(world);
  }

  /// Makes the caller's home, which only the caller may manage.
  public static void home(World world) {
    Tree tree = new Tree(world);
    String home = world.caller().home();
    if (tree.find(home).isEmpty()) {
      tree.mkdirs(home);
      grant(world, home, world.caller().principal().put("permission_level", "CAN_MANAGE"));
    }
  }

  private static void grant(World world, String path, ObjectNode entry) {
    String id = new Tree(world).require(path).path("object_id").asText();
    Acl.created(world, "directories", id, List.of(entry));
  }
}

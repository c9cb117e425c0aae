package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.MatrixExpected.Request;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The forms that access to an object has: who may do what, as a bundle declares it, as the API
/// takes it, and as a plan names it.
enum MatrixAccess {
  PERMISSIONS {
    @Override
    JsonNode declared(SequencedMap<String, JsonNode> held) {
      return list(held, (who, level) -> named(who).set("level", level));
    }

    @Override
    String path(String who) {
      return "__embed__[" + principal(who) + "='" + who + "'].level";
    }

    @Override
    List<Request> requests(
        String id, SequencedMap<String, JsonNode> before, SequencedMap<String, JsonNode> wanted) {
      JsonNode entries = list(wanted, (who, level) -> named(who).set("permission_level", level));
      JsonNode body = Json.object().set("access_control_list", entries);
      return List.of(Request.of("PUT /api/2.0/permissions" + id).with("", body));
    }
  },
  SCOPE {
    @Override
    JsonNode declared(SequencedMap<String, JsonNode> held) {
      return PERMISSIONS.declared(held);
    }

    @Override
    String path(String who) {
      return "acls[principal='" + who + "'].permission";
    }

    @Override
    List<Request> requests(
        String id, SequencedMap<String, JsonNode> before, SequencedMap<String, JsonNode> wanted) {
      return wanted.entrySet().stream()
          .filter(each -> !each.getValue().equals(before.get(each.getKey())))
          .map(each -> {
            ObjectNode body = Json.object().put("scope", id).put("principal", each.getKey());
            return Request.of("POST /api/2.0/secrets/acls/put")
                .with("", body.set("permission", each.getValue()));
          })
          .toList();
    }
  },
  GRANTS {
    @Override
    JsonNode declared(SequencedMap<String, JsonNode> held) {
      return list(held, (who, all) -> Json.object().put("principal", who).set("privileges", all));
    }

    @Override
    String path(String who) {
      return "__embed__[principal='" + who + "'].privileges";
    }

    @Override
    List<Request> requests(
        String id, SequencedMap<String, JsonNode> before, SequencedMap<String, JsonNode> wanted) {
      ArrayNode changes = Json.array();
      wanted.forEach((who, all) -> {
        ObjectNode change = changes.addObject().put("principal", who);
        change.set("remove", Json.of(List.of("ALL_PRIVILEGES")));
        change.set("add", all);
      });
      JsonNode body = Json.object().set("changes", changes);
      return List.of(Request.of("PATCH /api/2.1/unity-catalog/permissions/" + id).with("", body));
    }
  };

  private static final String LEVELS = "/permissionLevels";

  private static final Map<String, List<String>> PRIVILEGES =
      Map.of(
          "catalog", List.of("USE_CATALOG", "USE_SCHEMA", "SELECT"),
          "schema", List.of("USE_SCHEMA", "SELECT", "MODIFY"),
          "external_location", List.of("READ_FILES", "WRITE_FILES", "BROWSE"),
          "volume", List.of("READ_VOLUME", "WRITE_VOLUME", "APPLY_TAG"),
          "secret", List.of("READ_SECRET", "WRITE_SECRET", "APPLY_TAG"),
          "function", List.of("EXECUTE", "APPLY_TAG", "MANAGE"),
          "table", List.of("SELECT", "MODIFY", "APPLY_TAG"));

  /// The list that a bundle declares.
  abstract JsonNode declared(SequencedMap<String, JsonNode> held);

  /// Where a plan names what `who` may.
  abstract String path(String who);

  /// The requests that lead from what the workspace has to what is wanted.
  ///
  /// @param id of the permissions or grants
  abstract List<Request> requests(
      String id, SequencedMap<String, JsonNode> before, SequencedMap<String, JsonNode> wanted);

  static MatrixAccess of(KindCase kind, Part part) {
    if (part == Part.GRANTS) {
      return GRANTS;
    }
    return kind.kind().name().equals("secret_scopes") ? SCOPE : PERMISSIONS;
  }

  /// What somebody may have, at most three different such; only two where there are no more.
  List<JsonNode> choices(KindCase kind, Lab lab, String id) {
    return switch (this) {
      case SCOPE -> List.of(Json.of("READ"), Json.of("WRITE"), Json.of("MANAGE"));
      case PERMISSIONS -> levels(lab, id);
      case GRANTS -> privileges(kind.kind().facets().path("securable").asText());
    };
  }

  private static List<JsonNode> levels(Lab lab, String id) {
    JsonNode known = lab.outside("GET /api/2.0/permissions" + id + LEVELS, Json.object());
    return known.findValues("permission_level").stream()
        .filter(level -> !level.asText().equals("IS_OWNER"))
        .limit(3)
        .toList();
  }

  private static List<JsonNode> privileges(String securable) {
    List<String> all = requireNonNull(PRIVILEGES.get(securable));
    return List.of(Json.of(all.subList(0, 1)), Json.of(all.subList(0, 2)), Json.of(all));
  }

  /// What whoever deploys has, which reading a bundle adds.
  Optional<JsonNode> ofOwner(KindCase kind) {
    JsonNode level = kind.kind().facets().path("owner_level");
    return this == GRANTS ? Optional.empty() : Optional.of(level);
  }

  private interface Entry {
    JsonNode of(String who, JsonNode what);
  }

  private static ArrayNode list(SequencedMap<String, JsonNode> held, Entry entry) {
    List<JsonNode> entries = new ArrayList<>();
    held.forEach((who, what) -> entries.add(entry.of(who, what)));
    return Json.array().addAll(entries);
  }

  private static ObjectNode named(String who) {
    return Json.object().put(principal(who), who);
  }

  private static String principal(String who) {
    return who.contains("@") ? "user_name" : "group_name";
  }
}

package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Random permissions or grants of one kind, as a bundle writes them.
final class AnyList {

  private static final String OWNER = "jane@example.com";
  private static final String[][] PRINCIPALS = {
    {"user_name", "Joe@Example.com"},
    {"user_name", "ann@example.com"},
    {"user_name", "Bob.Ray@Example.com"},
    {"group_name", "users"},
    {"group_name", "Data Team"},
    {"service_principal_name", "0f8fad5b-d9cb-469f-a165-70867728950e"}
  };

  private final KindCase kind;
  private final ResourceKind part;
  private final Random random;

  AnyList(KindCase kind, ResourceKind part, Random random) {
    this.kind = kind;
    this.part = part;
    this.random = random;
  }

  Part part() {
    return isGrants() ? Part.GRANTS : Part.PERMISSIONS;
  }

  private boolean isGrants() {
    return part.singular().equals("grants");
  }

  /// Whom nobody changes: the owner, where there has to be one.
  ArrayNode list() {
    ArrayNode list = Json.array();
    String level = kind.kind().facets().path("owner_level").asText();
    if (!isGrants() && List.of("IS_OWNER", "MANAGE").contains(level)) {
      list.addObject().put("user_name", OWNER).put("level", level);
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      add(list);
    }
    return list;
  }

  /// Changes one entry, and gives the path under which a plan names it.
  Path edit(ArrayNode list) {
    while (true) {
      int at = random.nextInt(list.size());
      ObjectNode entry = (ObjectNode) list.get(at);
      Path path = path(entry);
      switch (random.nextInt(3)) {
        case 0 -> {
          int size = list.size();
          Path added = add(list);
          if (list.size() > size) {
            return added;
          }
        }
        case 1 -> {
          if (list.size() > 2 && !isOwner(entry)) {
            list.remove(at);
            return path;
          }
        }
        default -> {
          if (!isOwner(entry) && changeLevel(entry)) {
            return path.field(isGrants() ? "privileges" : levelField());
          }
        }
      }
    }
  }

  private boolean changeLevel(ObjectNode entry) {
    ObjectNode before = entry.deepCopy();
    setLevel(entry);
    return isGrants() ? !Privileges.areSame(before, entry) : !before.equals(entry);
  }

  private static boolean isOwner(JsonNode entry) {
    return entry.path("user_name").asText().equals(OWNER);
  }

  /// Adds an entry for somebody who has none yet, if the dice find one.
  private Path add(ArrayNode list) {
    String[] who = PRINCIPALS[random.nextInt(PRINCIPALS.length)];
    ObjectNode entry = Json.object();
    entry.put(isGrants() ? "principal" : who[0], who[1]);
    if (list.valueStream().noneMatch(other -> path((ObjectNode) other).equals(path(entry)))) {
      setLevel(entry);
      list.insert(random.nextInt(list.size() + 1), entry);
    }
    return path(entry);
  }

  private void setLevel(ObjectNode entry) {
    if (isGrants()) {
      ArrayNode privileges = entry.putArray("privileges");
      List<String> all = privileges();
      for (int i = random.nextInt(3); i >= 0; i--) {
        privileges.add(all.get(random.nextInt(all.size())));
      }
    } else {
      List<String> levels = new ArrayList<>();
      kind.kind().facets().path("levels").forEach(level -> levels.add(level.asText()));
      entry.put("level", levels.get(random.nextInt(levels.size())));
    }
  }

  private List<String> privileges() {
    return switch (kind.kind().facets().path("securable").asText()) {
      case "catalog" -> List.of("USE_CATALOG", "CREATE_SCHEMA", "SELECT", "ALL_PRIVILEGES");
      case "schema" -> List.of("USE_SCHEMA", "CREATE_TABLE", "SELECT", "ALL_PRIVILEGES");
      case "external_location" -> List.of("READ_FILES", "WRITE_FILES", "ALL_PRIVILEGES");
      case "volume" -> List.of("READ_VOLUME", "WRITE_VOLUME", "ALL_PRIVILEGES");
      case "function" -> List.of("EXECUTE", "APPLY_TAG", "MANAGE", "ALL_PRIVILEGES");
      case "secret" -> List.of("READ_SECRET", "WRITE_SECRET", "MANAGE", "ALL_PRIVILEGES");
      default -> List.of("SELECT", "MODIFY", "ALL_PRIVILEGES");
    };
  }

  private boolean isScope() {
    return kind.kind().name().equals("secret_scopes");
  }

  private String levelField() {
    return isScope() ? "permission" : "level";
  }

  private Path path(ObjectNode entry) {
    for (String field : List.of("principal", "user_name", "group_name", "service_principal_name")) {
      if (entry.has(field)) {
        return Path.of(isScope() ? "acls" : "__embed__")
            .keyed(isScope() ? "principal" : field, entry.path(field).asText());
      }
    }
    throw new IllegalArgumentException(entry.toString());
  }

  /// The same, written otherwise: in another order, users in capitals, privileges twice.
  ArrayNode otherWords(ArrayNode list) {
    ArrayNode same = RealAnswers.shuffled(list.deepCopy(), random);
    for (JsonNode entry : same) {
      ObjectNode written = (ObjectNode) entry;
      for (String field : List.of("user_name", "principal")) {
        String name = entry.path(field).asText();
        if (name.contains("@")) {
          written.put(field, name.toUpperCase(Locale.ROOT));
        }
      }
      if (entry.path("privileges") instanceof ArrayNode privileges) {
        privileges.add(privileges.get(0));
        written.set("privileges", RealAnswers.shuffled(privileges, random));
      }
    }
    return same;
  }
}

package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.Attached;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.FieldTypes;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.plan.Template;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Schemas;
import java.util.List;
import java.util.Optional;

/// Who may do what with an object, as a bundle says it.
///
/// @param me who is logged in: the format gives whoever deploys what an owner has
/// @param told takes what could not be read
record Access(RestClient rest, User me, List<String> told) {

  private static final ResourceKey ANY = ResourceKey.of("jobs", "x");

  /// Puts `permissions` and `grants` beside the settings of `object`, where there are some besides
  /// the owner's.
  void put(LiveObject object, ObjectNode settings) {
    object
        .kind()
        .permissions()
        .ifPresent(kind -> {
          ArrayNode list = others(list(kind, object), object.kind());
          if (!list.isEmpty()) {
            settings.set("permissions", list);
          }
        });
    object
        .kind()
        .grants()
        .ifPresent(kind -> {
          JsonNode list = list(kind, object);
          if (!list.isEmpty()) {
            settings.set("grants", list);
          }
        });
  }

  private ArrayNode others(JsonNode list, ResourceKind kind) {
    String level =
        Schemas.kind(kind.name()).flatMap(schema -> schema.facets().ownerLevel()).orElse("");
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (JsonNode entry : list) {
      boolean mine =
          entry.path("level").asText().equals(level)
              && (entry.path("user_name").asText().equals(me.userName())
                  || entry.path("service_principal_name").asText().equals(me.userName()));
      if (!mine) {
        others.add(entry);
      }
    }
    return others;
  }

  private JsonNode list(ResourceKind part, LiveObject object) {
    if (!(part.operations() instanceof Attached attached)) {
      return MissingNode.getInstance();
    }
    ResourceKey owner = ResourceKey.of(object.kind().name(), ANY.name());
    ObjectNode nothing = attached.settings(owner, JsonNodeFactory.instance.arrayNode());
    Settings known =
        Settings.of(nothing, new FieldTypes(Optional.empty()))
            .fill(reference -> value(reference, object));
    String id = attached.id(known.value(), MissingNode.getInstance());
    return switch (attached.read(rest, id)) {
      case Answer.Ok ok -> embedded(attached.live(ok.body()));
      case Answer.Refused refused -> unreadable(object, refused.message());
      case Answer.Unclear unclear -> unreadable(object, unclear.reason());
    };
  }

  private static JsonNode embedded(ObjectNode settings) {
    return settings
        .valueStream()
        .filter(JsonNode::isArray)
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static Optional<JsonNode> value(Template.To reference, LiveObject object) {
    return reference.isId()
        ? Optional.of(TextNode.valueOf(object.id()))
        : Optional.ofNullable(
            Trees.find(object.kind().operations().remote(object.object()), reference.field()));
  }

  private JsonNode unreadable(LiveObject object, String why) {
    told.add(
        "who may do what with the %s %s: %s"
            .formatted(object.kind().singular(), object.name(), why));
    return MissingNode.getInstance();
  }
}

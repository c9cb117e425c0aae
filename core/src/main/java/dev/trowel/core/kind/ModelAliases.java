package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The aliases of a registered model that its bundle declares. The API takes them in the requests
/// that make and change a model and does nothing about them, and leaves them out when it is read:
/// each has an address of its own. Those that nobody declares are a promotion's, and never touched.
final class ModelAliases {

  static final String FIELD = "aliases";

  private static final String NAME = "alias_name";
  private static final String VERSION = "version_num";

  /// Where the live object keeps what was asked about its aliases.
  private static final String ASKED = "declared_aliases";

  private ModelAliases() {}

  /// The live model in the form of settings, with the aliases that were asked about.
  static ObjectNode settings(JsonNode model) {
    ObjectNode settings = Json.copy(model);
    settings.remove(FIELD);
    Json.ifPresent(model, ASKED, aliases -> settings.set(FIELD, aliases));
    return settings;
  }

  /// Asks where each alias leads that the bundle declares, or that the last deployment set. One
  /// that leads elsewhere by now and is declared no more is somebody else's.
  static Answer ask(RestClient rest, String id, Ok model, Around.Sides sides) {
    Map<String, Integer> wanted = declared(sides.desired());
    SequencedMap<String, Integer> all = declared(sides.recorded());
    wanted.forEach(all::putIfAbsent);
    ArrayNode found = Json.array();
    for (Map.Entry<String, Integer> alias : all.entrySet()) {
      switch (rest.send(Call.get(address(id, alias.getKey())))) {
        case Ok(int _, JsonNode version) -> {
          int number = version.path("version").asInt();
          if (wanted.containsKey(alias.getKey()) || alias.getValue() == number) {
            found.addObject().put(NAME, alias.getKey()).put(VERSION, number);
          }
        }
        case Refused refused when refused.isNotFound() -> {}
        case Answer other -> {
          return other;
        }
      }
    }
    return all.isEmpty()
        ? model
        : new Ok(model.status(), Json.copy(model.body()).set(ASKED, found));
  }

  /// The requests that bring a model to its settings: its own where more than aliases differ, and
  /// one for each alias that leads elsewhere or is to go.
  static List<Call> changes(Target target, Call own) {
    List<Call> calls = new ArrayList<>();
    if (target.changed().stream().anyMatch(path -> !Target.isIn(path, FIELD))) {
      calls.add(own);
    }
    Map<String, Integer> live = aliases(target.live().path(ASKED));
    Map<String, Integer> wanted = declared(target.settings());
    wanted.forEach((alias, version) -> {
      if (!version.equals(live.get(alias))) {
        calls.add(
            Call.of("PUT", address(target.id(), alias), Json.object().put(VERSION, (int) version)));
      }
    });
    live.keySet().stream()
        .filter(alias -> !wanted.containsKey(alias))
        .forEach(alias -> calls.add(Call.of("DELETE", address(target.id(), alias), null)));
    return calls;
  }

  private static String address(String model, String alias) {
    return "/api/2.1/unity-catalog/models/%s/aliases/%s"
        .formatted(Call.segment(model), Call.segment(alias));
  }

  private static SequencedMap<String, Integer> declared(JsonNode settings) {
    return aliases(settings.path(FIELD));
  }

  private static SequencedMap<String, Integer> aliases(JsonNode list) {
    SequencedMap<String, Integer> aliases = new LinkedHashMap<>();
    list.forEach(each -> aliases.put(each.path(NAME).asText(), each.path(VERSION).asInt()));
    return aliases;
  }
}

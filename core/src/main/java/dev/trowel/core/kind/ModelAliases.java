package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Enquiry;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import java.util.ArrayList;
import java.util.Iterator;
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

  /// Makes the aliases of the settings of a live model those that were asked about.
  static ObjectNode put(JsonNode model, ObjectNode settings) {
    settings.remove(FIELD);
    Json.ifPresent(model, ASKED, aliases -> settings.set(FIELD, aliases));
    return settings;
  }

  /// Asks where each alias leads that the bundle declares, or that the last deployment set.
  static final Enquiry ENQUIRY = new Enquiry(ModelAliases::questions, ModelAliases::joined);

  private static List<Call> questions(String id, Sides sides) {
    return all(sides).keySet().stream().map(alias -> Call.get(address(id, alias))).toList();
  }

  private static SequencedMap<String, Integer> all(Sides sides) {
    SequencedMap<String, Integer> all = declared(sides.recorded());
    declared(sides.desired()).forEach(all::putIfAbsent);
    return all;
  }

  /// An alias that leads elsewhere by now and is declared no more is somebody else's.
  private static Answer joined(Ok model, List<Answer> answers, Sides sides) {
    Map<String, Integer> wanted = declared(sides.desired());
    Iterator<Answer> next = answers.iterator();
    ArrayNode found = Json.array();
    for (Map.Entry<String, Integer> alias : all(sides).entrySet()) {
      switch (next.next()) {
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
    return answers.isEmpty()
        ? model
        : new Ok(model.status(), Json.copy(model.body()).set(ASKED, found));
  }

  /// The requests that bring the aliases to the settings: one for each that leads elsewhere or is
  /// to go.
  static List<Call> changes(Target target) {
    List<Call> calls = new ArrayList<>();
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

package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// A binding as it stands in the file of a saved plan.
final class BindingJson {

  private static final String PLACE = "place";
  private static final String OPTIONS = "options";
  private static final String SALT = "salt";
  private static final String SETTINGS = "settings";
  private static final String SECRETS = "secrets";
  private static final String PLACES = "places";
  private static final String DIGEST = "digest";
  private static final String FILES = "files";
  private static final String LIBRARIES = "libraries";
  private static final String LIVE = "live";

  private BindingJson() {}

  static void write(Binding binding, ObjectNode json) {
    texts(binding.place(), json.putObject(PLACE));
    texts(binding.options(), json.putObject(OPTIONS));
    json.put(SALT, binding.salt());
    groups(binding.settings(), json.putObject(SETTINGS));
    ObjectNode secrets = json.putObject(SECRETS).put(DIGEST, binding.secrets().digest());
    ArrayNode places = secrets.putArray(PLACES);
    binding.secrets().places().forEach(places::add);
    texts(binding.files(), json.putObject(FILES));
    texts(binding.libraries(), json.putObject(LIBRARIES));
    groups(binding.live(), json.putObject(LIVE));
  }

  private static void texts(Map<String, String> texts, ObjectNode json) {
    texts.forEach(json::put);
  }

  private static void groups(Map<String, SortedMap<String, String>> groups, ObjectNode json) {
    groups.forEach((name, texts) -> texts(texts, json.putObject(name)));
  }

  static Binding read(JsonNode json) {
    List<String> places =
        json.path(SECRETS).path(PLACES).valueStream().map(JsonNode::asText).toList();
    return new Binding(
        texts(json.path(PLACE)),
        new TreeMap<>(texts(json.path(OPTIONS))),
        json.path(SALT).asText(),
        groups(json.path(SETTINGS)),
        new Binding.Hidden(places, json.path(SECRETS).path(DIGEST).asText()),
        new TreeMap<>(texts(json.path(FILES))),
        new TreeMap<>(texts(json.path(LIBRARIES))),
        groups(json.path(LIVE)));
  }

  private static SequencedMap<String, String> texts(JsonNode json) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static SortedMap<String, SortedMap<String, String>> groups(JsonNode json) {
    SortedMap<String, SortedMap<String, String>> groups = new TreeMap<>();
    json.properties()
        .forEach(each -> groups.put(each.getKey(), new TreeMap<>(texts(each.getValue()))));
    return groups;
  }
}

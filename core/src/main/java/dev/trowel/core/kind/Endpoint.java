package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A verb and an address with places to fill, such as `GET /api/2.2/jobs/get?job_id={id}`.
///
/// `{id}` is the object's id, any other `{name}` a field of its settings; in the path each is one
/// encoded segment, or with `{+name}` several that keep their slashes. A parameter `{name?}` is
/// left out where the field is not set, or is false.
record Endpoint(String verb, String path, SequencedMap<String, String> query) {

  private static final Pattern PLACE = Pattern.compile("\\{(\\+?)(\\w+)(\\??)}");

  /// Reads `VERB path?name=value&…`.
  static Endpoint of(String text) {
    int space = text.indexOf(' ');
    int mark = text.replace("?}", " }").indexOf('?');
    String path = text.substring(space + 1, mark < 0 ? text.length() : mark);
    SequencedMap<String, String> query = new LinkedHashMap<>();
    if (mark >= 0) {
      for (String pair : text.substring(mark + 1).split("&", -1)) {
        int equal = pair.indexOf('=');
        query.put(pair.substring(0, equal), pair.substring(equal + 1));
      }
    }
    return new Endpoint(text.substring(0, space), path, query);
  }

  /// The request for `target`.
  Call call(Target target, @Nullable JsonNode body) {
    Call call = Call.of(verb, fill(path, target, true), body);
    for (var parameter : query.entrySet()) {
      if (!isLeftOut(parameter.getValue(), target)) {
        call = call.query(parameter.getKey(), fill(parameter.getValue(), target, false));
      }
    }
    return call;
  }

  private static boolean isLeftOut(String template, Target target) {
    Matcher place = PLACE.matcher(template);
    if (!place.matches() || place.group(3).isEmpty()) {
      return false;
    }
    String value = value(target, place.group(2));
    return value.isEmpty() || value.equals("false");
  }

  private static String fill(String template, Target target, boolean encode) {
    Matcher places = PLACE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      String value = value(target, places.group(2));
      String filled = encode ? encoded(value, !places.group(1).isEmpty()) : value;
      places.appendReplacement(text, Matcher.quoteReplacement(filled));
    }
    return places.appendTail(text).toString();
  }

  private static String encoded(String value, boolean keepsSlashes) {
    String segment = Call.segment(value);
    return keepsSlashes ? segment.replace("%2F", "/") : segment;
  }

  private static String value(Target target, String name) {
    return name.equals("id") ? target.id() : target.settings().path(name).asText();
  }
}

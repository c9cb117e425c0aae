package dev.trowel.core.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was sent to a local workspace, in the form of the recordings.
final class Recording {

  private static final String IMPORT = "/api/2.0/workspace-files/import-file/";
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Exchange> exchanges = new ArrayList<>();

  synchronized void add(Exchange exchange) {
    exchanges.add(exchange);
  }

  synchronized void clear() {
    exchanges.clear();
  }

  /// The files sent below `folder`, relative to it, sorted.
  synchronized List<String> uploads(String folder) {
    return exchanges.stream()
        .flatMap(each -> upload(each).stream())
        .filter(path -> path.startsWith(folder + "/"))
        .map(path -> path.substring(folder.length() + 1))
        .sorted()
        .toList();
  }

  private static Optional<String> upload(Exchange each) {
    String target = each.request().target();
    if (!target.startsWith(IMPORT)) {
      return Optional.empty();
    }
    String path = target.substring(IMPORT.length()).replaceFirst("\\?.*", "");
    return Optional.of("/" + URLDecoder.decode(path.replace("+", "%2B"), UTF_8));
  }

  /// The other requests that change something, without folders, state and permissions of nothing.
  synchronized ArrayNode changes(boolean withDeletes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    exchanges.stream()
        .filter(Exchange::isChange)
        .filter(each -> upload(each).isEmpty())
        .filter(each -> !each.line().contains("/workspace/mkdirs"))
        .filter(each -> withDeletes || !each.line().contains("/workspace/delete"))
        .filter(each -> !isState(each))
        .forEach(each -> list.add(change(each)));
    return list;
  }

  private static boolean isState(Exchange each) {
    return each.line().contains("/workspace/delete") && each.body().contains("/state/");
  }

  private static ObjectNode change(Exchange each) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    if (!each.body().isEmpty()) {
      change.set("body", tree(each.body()));
    }
    String target = each.request().target();
    int query = target.indexOf('?');
    change.put("method", each.request().verb());
    change.put("path", query < 0 ? target : target.substring(0, query));
    if (query >= 0) {
      ObjectNode parameters = change.putObject("q");
      each.request().query().forEach((name, value) -> parameters.putArray(name).add(value));
    }
    return change;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}

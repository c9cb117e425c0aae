package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What was recorded of other deployments of real bundles: the state they left must lead to the
/// requests they sent.
class CompatRequestsTest {

  private static final Path CASES =
      Path.of(System.getProperty("trowel.compat", "../../shared/compat"));
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void createsWithTheRecordedRequests() {
    int compared = 0;
    for (Path target : targets()) {
      List<String> recorded = requests(target.resolve("deploy.json"));
      for (var entry : read(target.resolve("state.json")).path("state").properties()) {
        ResourceKey key = ResourceKey.ofState(entry.getKey());
        if (Kinds.of(key).isPresent()) {
          ObjectNode settings = (ObjectNode) entry.getValue().path("state");
          Call call = Kinds.of(key).orElseThrow().operations().create(settings);
          assertThat(recorded).as(target + " " + key).contains(text(call));
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void deletesWithTheRecordedRequests() {
    int compared = 0;
    for (Path target : targets()) {
      List<String> recorded = requests(target.resolve("destroy.json"));
      for (var entry : read(target.resolve("state.json")).path("state").properties()) {
        ResourceKey key = ResourceKey.ofState(entry.getKey());
        if (Kinds.of(key).isPresent()) {
          String id = entry.getValue().path("__id__").asText();
          Operations operations = Kinds.of(key).orElseThrow().operations();
          operations
              .delete(id, Json.object())
              .map(CompatRequestsTest::text)
              .ifPresent(call -> assertThat(recorded).as(target + " " + key).contains(call));
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  private static List<Path> targets() {
    assumeTrue(Files.isDirectory(CASES), "no recorded bundles at " + CASES + "; see trowel.compat");
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(file -> file.endsWith("state.json")).map(Path::getParent).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> requests(Path file) {
    JsonNode tree = read(file);
    List<String> requests = new ArrayList<>();
    for (JsonNode request : tree.isArray() ? tree : tree.path("requests")) {
      TreeMap<String, String> query = new TreeMap<>();
      request
          .path("q")
          .properties()
          .forEach(field -> query.put(field.getKey(), field.getValue().path(0).asText()));
      requests.add(
          request.path("method").asText()
              + " "
              + request.path("path").asText()
              + " "
              + query
              + " "
              + sorted(request.path("body")));
    }
    return requests;
  }

  private static String text(Call call) {
    String path = URLDecoder.decode(call.path(), StandardCharsets.UTF_8);
    String body = call.body() == null ? "" : sorted(call.body());
    return call.verb() + " " + path + " " + new TreeMap<>(call.query()) + " " + body;
  }

  private static String sorted(JsonNode node) {
    return SchemaFile.sorted(node).toString();
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.workspace.ScriptedRest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What one cell of the matrix must come to.
///
/// @param verdict the change, in the words of the case files
/// @param fields who changed each field that takes something or was brought in line by hand
/// @param requests the changing requests of the deployment, in any order
/// @param fails whether the workspace refuses it
record MatrixExpected(
    String verdict, SortedMap<String, String> fields, List<Request> requests, boolean fails) {

  /// One request, with `{id}` for the id; `values` are what its body has at dotted places, the
  /// whole body at `""`.
  record Request(String call, Map<String, JsonNode> values) {
    static Request of(String call) {
      return new Request(call, Map.of());
    }

    Request with(String at, JsonNode value) {
      SortedMap<String, JsonNode> more = new TreeMap<>(values);
      more.put(at, value);
      return new Request(call, more);
    }
  }

  static MatrixExpected nothing() {
    return of("nothing");
  }

  static MatrixExpected of(String verdict, Request... requests) {
    return new MatrixExpected(verdict, new TreeMap<>(), List.of(requests), false);
  }

  MatrixExpected field(String path, String origin) {
    SortedMap<String, String> more = new TreeMap<>(fields);
    more.put(path, origin);
    return new MatrixExpected(verdict, more, requests, fails);
  }

  MatrixExpected sending(List<Request> more) {
    List<Request> all = new ArrayList<>(requests);
    all.addAll(more);
    return new MatrixExpected(verdict, fields, all, fails);
  }

  /// The same fields with this verdict, and no requests so far.
  MatrixExpected saying(String other) {
    return new MatrixExpected(other, fields, List.of(), fails);
  }

  MatrixExpected refused() {
    return new MatrixExpected(verdict, fields, List.of(), true);
  }

  /// Fails unless `sent` are these requests and no other.
  void assertSent(List<Exchange> sent, UnaryOperator<JsonNode> fill) {
    List<Exchange> left = new ArrayList<>(sent);
    for (Request request : requests) {
      String call = fill.apply(Json.of(request.call())).asText();
      Exchange found =
          left.stream()
              .filter(each -> line(each).equals(call))
              .findFirst()
              .orElseThrow(() -> new AssertionError("not sent: " + call + " but " + lines(sent)));
      left.remove(found);
      JsonNode body = KindCase.parsed(ScriptedRest.tree(found.body()));
      request
          .values()
          .forEach((at, value) ->
              assertSame(body.at(MatrixField.pointer(at)), fill.apply(value), call + " at " + at));
    }
    assertThat(lines(left)).as("sent beside").isEmpty();
  }

  /// Ids are numbers in some APIs, texts in the record.
  private static void assertSame(JsonNode sent, JsonNode expected, String what) {
    if (expected.isValueNode()) {
      assertThat(sent.asText()).as(what).isEqualTo(expected.asText());
    } else {
      assertThat(sent).as(what).isEqualTo(KindCase.parsed(expected));
    }
  }

  private static List<String> lines(List<Exchange> exchanges) {
    return exchanges.stream().map(MatrixExpected::line).toList();
  }

  private static String line(Exchange exchange) {
    return URLDecoder.decode(exchange.line(), StandardCharsets.UTF_8);
  }
}

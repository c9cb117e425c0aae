package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A field that changes in the matrix, and the requests that carry it.
///
/// @param kind whose field it is
/// @param line a line as in `changes`, with more keys: `hand`, `by_hand`, `told`, and `at` of each
///   request it `sends`
record MatrixField(KindCase kind, JsonNode line) {

  /// A request that a deployment must send, and where its body has the field's value.
  ///
  /// @param body the whole body, where the case file has it
  record Send(String call, Optional<String> at, JsonNode body) {}

  KindCase.Change change() {
    return new KindCase.Change(line);
  }

  String path() {
    return line.path("at_path").asText(change().path().toString());
  }

  String verdict() {
    return line.path("expect").asText("update");
  }

  JsonNode from() {
    JsonNode from = line.path("from");
    return from.isMissingNode() ? kind.settings().at(pointer(change().field())) : from;
  }

  JsonNode to() {
    return line.path("to");
  }

  JsonNode hand() {
    return line.path("hand");
  }

  /// Whether reading the object tells the field.
  boolean isTold() {
    return line.path("told").asBoolean(true);
  }

  /// How somebody changes it in the workspace: a request, or the text `recreate`.
  JsonNode byHand() {
    return line.path("by_hand");
  }

  /// The place of the value in the request that creates.
  String madeAt() {
    String inside = kind.file().path("matrix").path("made_in").asText();
    return inside.isEmpty() ? change().field() : inside + "." + change().field();
  }

  boolean hasSends() {
    return line.has("sends");
  }

  List<Send> sends() {
    return StreamSupport.stream(line.path("sends").spliterator(), false)
        .map(each ->
            new Send(
                each.path("call").asText(),
                each.has("at") ? Optional.of(each.path("at").asText()) : Optional.empty(),
                each.path("body")))
        .toList();
  }

  String at() {
    return line.path("at").asText(change().field());
  }

  /// `settings` with this value in the field.
  ObjectNode in(ObjectNode settings, JsonNode value) {
    return KindCase.put(settings, change(), value);
  }

  /// The JSON pointer of a dotted path.
  static String pointer(String dotted) {
    return dotted.isEmpty() ? "" : "/" + dotted.replace('.', '/');
  }
}

package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.MatrixExpected.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One cell of the matrix: a row for a kind, out of the section `matrix` of its case file.
record MatrixCase(KindCase kind, MatrixRow row) {

  private static final List<String> GRAVITY =
      List.of("nothing", "resize", "update", "rename", "replace");

  static Stream<MatrixCase> all() {
    return KindCase.all().stream()
        .flatMap(kind -> Stream.of(MatrixRow.values()).map(row -> new MatrixCase(kind, row)));
  }

  private JsonNode section() {
    return kind.file().path("matrix");
  }

  /// Why the kind cannot have this row; empty when it has it.
  Optional<String> lacks() {
    JsonNode reason = section().path("lacks").path(row.word());
    return reason.isMissingNode() ? Optional.empty() : Optional.of(reason.asText());
  }

  /// The field that the row is about.
  MatrixField field() {
    MatrixField main = new MatrixField(kind, section().path("field"));
    String verdict =
        switch (row) {
          case REPLACE -> "replace";
          case RENAME -> "rename";
          case RESIZE -> "resize";
          default -> main.verdict();
        };
    return main.verdict().equals(verdict) ? main : ruled(verdict);
  }

  private MatrixField ruled(String verdict) {
    String named = section().path(verdict).asText();
    return kind.list("changes").stream()
        .filter(KindCase.Change::isOnWire)
        .filter(change -> change.expect().equals(verdict))
        .filter(change -> named.isEmpty() || change.field().equals(named))
        .map(change -> new MatrixField(kind, change.line()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " has no " + verdict + " and does not say"));
  }

  /// The field that changes beside it where two change.
  private MatrixField other() {
    return new MatrixField(kind, section().path("other"));
  }

  /// A field that may change by hand; of a kind that tells nothing every one.
  MatrixField ignored() {
    return section().has("ignored") ? new MatrixField(kind, section().path("ignored")) : other();
  }

  /// Whether of the two it is the other that the bundle changes.
  private boolean isSwapped() {
    return row == MatrixRow.TWO && other().line().path("in").asText().equals("bundle");
  }

  private MatrixField inBundle() {
    return isSwapped() ? other() : field();
  }

  private MatrixField inWorkspace() {
    if (row == MatrixRow.IGNORED) {
      return ignored();
    }
    return row == MatrixRow.TWO && !isSwapped() ? other() : field();
  }

  /// What was deployed before anything changed.
  ObjectNode deployed() {
    ObjectNode settings = kind.before(field().change());
    if (row == MatrixRow.IGNORED && ignored().line().has("from")) {
      return ignored().in(settings, ignored().from());
    }
    return row == MatrixRow.TWO ? other().in(settings, other().from()) : settings;
  }

  /// What the bundle says now; empty when it has it no more.
  Optional<ObjectNode> wanted() {
    if (row.isRemoved()) {
      return Optional.empty();
    }
    return Optional.of(row.isChanged() ? inBundle().in(deployed(), inBundle().to()) : deployed());
  }

  /// Does by hand what the row says, and gives the id of what was made anew, or `""`.
  String happen(Lab lab) {
    return switch (row.live()) {
      case "changed", "changed to another" -> byHand(lab, field().hand());
      case "changed to the same" -> byHand(lab, field().to());
      case "changed in another field", "changed where a rule lets it be" ->
          byHand(lab, inWorkspace().hand());
      case "deleted" -> {
        lab.deleteOutside();
        yield "";
      }
      case "deleted, made again" -> recreate(lab, deployed());
      case "same" -> "";
      default -> throw new AssertionError("nobody knows how it is " + row.live());
    };
  }

  private static String recreate(Lab lab, ObjectNode settings) {
    lab.deleteOutside();
    return lab.createOutside(settings);
  }

  private String byHand(Lab lab, JsonNode value) {
    MatrixField field = inWorkspace();
    ObjectNode settings = field.in(deployed(), value);
    if (field.byHand().isTextual()) {
      return recreate(lab, settings);
    }
    ObjectNode body = Json.object();
    if (field.byHand().path("settings").asBoolean()) {
      body.setAll(settings);
    }
    if (filled(field.byHand().path("body"), value, lab.id(), "") instanceof ObjectNode more) {
      body.setAll(more);
    }
    lab.outside(
        field.byHand().path("call").asText().replace("{id}", lab.id()),
        lab.filled((JsonNode) body));
    return "";
  }

  /// `node` with the value and the ids, old and new, in their places.
  static JsonNode filled(JsonNode node, JsonNode value, String id, String newId) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object.forEachEntry((name, each) -> copy.set(name, filled(each, value, id, newId)));
      return copy;
    }
    if (node.isArray()) {
      var copy = Json.array();
      node.forEach(each -> copy.add(filled(each, value, id, newId)));
      return copy;
    }
    if (node.asText().equals("{value}")) {
      return value;
    }
    return node.isTextual()
        ? Json.of(node.asText().replace("{id}", id).replace("{new}", newId))
        : node;
  }

  /// What must come of it.
  MatrixExpected expected() {
    MatrixField field = field();
    boolean told = field.isTold();
    return switch (row) {
      case NOTHING -> MatrixExpected.nothing();
      case UPDATE, REPLACE, RENAME, RESIZE -> change(field, field.to(), "BUNDLE");
      case HAND -> told ? guarded(change(field, field.from(), "HAND")) : MatrixExpected.nothing();
      case IGNORED -> ignoring();
      case AGREE -> told ? agreed() : change(field, field.to(), "BUNDLE");
      case BOTH ->
          told ? guarded(change(field, field.to(), "BOTH")) : change(field, field.to(), "BUNDLE");
      case TWO -> two();
      case GONE -> create(field.from());
      case GONE_CHANGED -> create(field.to());
      case GONE_REMOVED -> MatrixExpected.of("forget");
      case REMOVED, REMOVED_HAND -> MatrixExpected.of("delete").sending(deletion());
      case ANEW, ANEW_CHANGED, ANEW_REMOVED -> anew();
    };
  }

  /// What the workspace gives anew with every change, such as an etag, tells of one by hand, too.
  private MatrixExpected guarded(MatrixExpected expected) {
    MatrixExpected all = expected;
    for (JsonNode field : section().path("guards")) {
      all = all.field(field.asText(), "HAND");
    }
    return all;
  }

  private MatrixExpected ignoring() {
    return section().has("guards")
        ? guarded(MatrixExpected.of("update")).sending(requests(field(), field().from()))
        : MatrixExpected.nothing();
  }

  private MatrixExpected agreed() {
    return section().has("guards")
        ? guarded(MatrixExpected.of("update").field(field().path(), "AGREED"))
            .sending(requests(field(), field().to()))
        : MatrixExpected.nothing().field(field().path(), "AGREED");
  }

  private MatrixExpected change(MatrixField field, JsonNode value, String origin) {
    MatrixExpected expected = MatrixExpected.of(field.verdict()).field(field.path(), origin);
    for (JsonNode above : field.line().path("above")) {
      expected = expected.field(above.asText(), origin);
    }
    return expected.sending(requests(field, value));
  }

  private List<Request> requests(MatrixField field, JsonNode value) {
    if (field.verdict().equals("replace")) {
      return replacement(create(field, List.of(new Value(field.madeAt(), value))));
    }
    return field.sends().stream().map(send -> request(send, value)).toList();
  }

  private Request request(MatrixField.Send send, JsonNode value) {
    Request request = Request.of(send.call().replace(kind.id(), "{id}"));
    Request whole = send.body().isMissingNode() ? request : request.with("", ids(send.body()));
    return send.at().map(at -> whole.with(at, value)).orElse(whole);
  }

  private JsonNode ids(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    copy.properties().stream()
        .filter(field -> field.getValue().asText().equals(kind.id()))
        .forEach(field -> field.setValue(Json.of("{id}")));
    return copy;
  }

  private record Value(String at, JsonNode value) {}

  private List<Request> replacement(Request create) {
    List<Request> all = new ArrayList<>(deletion());
    all.add(create);
    all.addAll(calls("after"));
    return all;
  }

  private MatrixExpected create(JsonNode value) {
    return MatrixExpected.of("create", create(field(), List.of(new Value(field().madeAt(), value))))
        .sending(calls("after"));
  }

  private Request create(MatrixField field, List<Value> values) {
    JsonNode call = kind.file().path("create").path("call");
    if (field.line().has("creates")) {
      return Request.of(field.line().path("creates").asText());
    }
    Request request = Request.of(call.asText());
    for (Value each : values) {
      request = request.with(each.at(), each.value());
    }
    return request;
  }

  private List<Request> deletion() {
    List<Request> all = new ArrayList<>();
    JsonNode delete = kind.file().path("delete");
    Request request = Request.of(delete.path("call").asText().replace(kind.id(), "{id}"));
    for (var field : delete.path("body").properties()) {
      boolean isId = field.getValue().asText().equals(kind.id());
      request = request.with(field.getKey(), isId ? Json.of("{id}") : field.getValue());
    }
    all.add(request);
    return all;
  }

  private List<Request> calls(String name) {
    return StreamSupport.stream(section().path(name).spliterator(), false)
        .map(call -> Request.of(call.asText()))
        .toList();
  }

  private MatrixExpected two() {
    MatrixField bundle = inBundle();
    MatrixField hand = inWorkspace();
    String verdict = bundle.verdict();
    if (hand.isTold() && GRAVITY.indexOf(hand.verdict()) > GRAVITY.indexOf(verdict)) {
      verdict = hand.verdict();
    }
    MatrixExpected expected = change(bundle, bundle.to(), "BUNDLE").saying(verdict);
    if (hand.isTold()) {
      expected = guarded(expected.field(hand.path(), hand.line().path("origin").asText("HAND")));
    }
    return expected.sending(together(verdict, bundle.to(), hand));
  }

  private List<Request> together(String verdict, JsonNode wanted, MatrixField hand) {
    JsonNode back = hand.from();
    Value first = new Value(inBundle().madeAt(), wanted);
    if (verdict.equals("replace")) {
      return replacement(create(inBundle(), List.of(first, new Value(hand.madeAt(), back))));
    }
    List<Request> all = new ArrayList<>(requests(inBundle(), wanted));
    if (!hand.isTold()) {
      return all;
    }
    if (hand.hasSends() && !isSwapped()) {
      all.addAll(requests(hand, back));
    } else {
      all.set(0, all.getFirst().with(hand.at(), back));
    }
    return all;
  }

  private MatrixExpected anew() {
    String how =
        section()
            .path("anew")
            .path(row.word())
            .asText(section().path("anew").path("anew").asText());
    JsonNode value = row.isChanged() ? field().to() : field().from();
    return switch (how) {
      case "taken" ->
          switch (row) {
            case ANEW_CHANGED -> change(field(), value, "BUNDLE");
            case ANEW_REMOVED -> MatrixExpected.of("delete").sending(deletion());
            default -> MatrixExpected.nothing();
          };
      case "second" -> row.isRemoved() ? MatrixExpected.of("forget") : create(value);
      case "refused" -> row.isRemoved() ? MatrixExpected.of("forget") : create(value).refused();
      default -> throw new AssertionError(kind + " does not say what becomes of one made anew");
    };
  }

  /// What a reader of the matrix is told.
  String word() {
    if (lacks().isPresent()) {
      return "·";
    }
    MatrixExpected expected = expected();
    if (expected.fails()) {
      return "refused";
    }
    if (!expected.verdict().equals("nothing")) {
      return expected.verdict();
    }
    return switch (row) {
      case HAND -> "unseen";
      case IGNORED -> "ignored";
      case AGREE -> "agreed";
      case ANEW -> "taken";
      default -> "–";
    };
  }

  @Override
  public String toString() {
    return kind + ": " + row.word();
  }
}

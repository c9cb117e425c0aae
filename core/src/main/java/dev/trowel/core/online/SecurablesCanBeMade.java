package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// This identity may make the schemas, models and volumes of a bundle in the catalogs and schemas
/// that are there.
final class SecurablesCanBeMade implements Check {

  private static final String UNITY = "/api/2.1/unity-catalog/";
  private static final String ALL = "ALL_PRIVILEGES";

  /// What it takes to make one of a kind.
  ///
  /// @param fields that name the container
  private record Rule(List<String> fields, Thing container, List<String> privileges) {

    /// As addresses of privileges name the container.
    String type() {
      return fields.size() == 1 ? "catalog" : "schema";
    }
  }

  private static final List<String> SCHEMA = List.of("catalog_name", "schema_name");
  private static final Map<String, Rule> RULES =
      Map.of(
          "schemas",
          new Rule(List.of("catalog_name"), Thing.CATALOG, List.of("USE_CATALOG", "CREATE_SCHEMA")),
          "registered_models",
          new Rule(SCHEMA, Thing.SCHEMA, List.of("USE_CATALOG", "USE_SCHEMA", "CREATE_MODEL")),
          "volumes",
          new Rule(SCHEMA, Thing.SCHEMA, List.of("USE_CATALOG", "USE_SCHEMA", "CREATE_VOLUME")));

  @Override
  public List<Question> ask(Subject subject) {
    return subject.bundle().resources().values().stream()
        .flatMap(resource ->
            Optional.ofNullable(RULES.get(resource.key().kind())).stream()
                .flatMap(rule -> question(subject, resource, rule).stream()))
        .toList();
  }

  private static Optional<Question> question(Subject subject, Resource resource, Rule rule) {
    List<String> parts =
        rule.fields().stream()
            .map(field -> Values.textOrEmpty(resource.settings(), field))
            .toList();
    String container = String.join(".", parts);
    boolean known =
        parts.stream().noneMatch(String::isEmpty)
            && !Reference.isIn(container)
            && !NamedThings.makes(subject.bundle(), rule.container(), container);
    return known
        ? Optional.of(
            new Question(about(rule, container), () -> answer(subject, resource, rule, container)))
        : Optional.empty();
  }

  private static String about(Rule rule, String container) {
    return "privileges on the " + rule.type() + " '" + container + "'";
  }

  private static Told answer(Subject subject, Resource resource, Rule rule, String container) {
    if (subject.deployed().state().resources().containsKey(resource.key())
        || owns(subject, rule, container)) {
      return Told.FINE;
    }
    Call call = Call.get(UNITY + "effective-permissions/" + rule.type() + "/" + container);
    return Told.ifThere(
        subject.asker().send(call),
        about(rule, container),
        body -> judged(subject, resource, rule, container, held(subject, body)));
  }

  /// Owners of the container, of what holds it and of the metastore may, whatever was granted.
  private static boolean owns(Subject subject, Rule rule, String container) {
    String catalog = container.split("\\.", 2)[0];
    Stream<String> owned =
        rule.fields().size() == 1
            ? Stream.of("catalogs/" + Call.segment(catalog))
            : Stream.of("schemas/" + Call.segment(container), "catalogs/" + Call.segment(catalog));
    return Stream.concat(owned, Stream.of("metastore_summary"))
        .anyMatch(path ->
            subject.asker().send(Call.get(UNITY + path)) instanceof Answer.Ok(_, JsonNode body)
                && subject.isMe(body.path("owner").asText()));
  }

  private static Set<String> held(Subject subject, JsonNode body) {
    Set<String> held = new TreeSet<>();
    for (JsonNode assignment : body.path("privilege_assignments")) {
      if (subject.isMe(assignment.path("principal").asText())) {
        assignment
            .path("privileges")
            .forEach(each -> held.add(each.path("privilege").asText().replace(' ', '_')));
      }
    }
    return held;
  }

  private static Told judged(
      Subject subject, Resource resource, Rule rule, String container, Set<String> held) {
    List<String> lacking = rule.privileges().stream().filter(each -> !held.contains(each)).toList();
    if (held.contains(ALL) || lacking.isEmpty()) {
      return Told.FINE;
    }
    String field = rule.fields().getLast();
    String why =
        "%s lacks %s on the %s '%s'"
            .formatted(
                subject.user().userName(), String.join(", ", lacking), rule.type(), container);
    Span span =
        Values.find(resource.settings(), field) instanceof Text text
            ? text.span()
            : resource.settings().span();
    return Told.found(
        List.of(
            NotPermitted.of(
                why,
                "Have its owner grant that, or name another one.",
                resource.key().path().field(field),
                span)));
  }
}

package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Whoever a bundle gives permissions, or has things run as, is in the workspace.
///
/// Grants are left out: Unity Catalog takes principals of the account, whom the workspace need not
/// know.
final class PrincipalsExist implements Check {

  private static final String SCIM = "/api/2.0/preview/scim/v2/";
  private static final String COUNT = "1000";

  /// A sort of principal.
  ///
  /// @param field that names one in a bundle
  /// @param list of the workspace
  /// @param attribute of the list by which a bundle names one
  private record Sort(String field, String noun, String list, String attribute) {}

  private static final List<Sort> SORTS =
      List.of(
          new Sort("user_name", "user", "Users", "userName"),
          new Sort("group_name", "group", "Groups", "displayName"),
          new Sort(
              "service_principal_name", "service principal", "ServicePrincipals", "applicationId"));

  /// Somebody, named at one place.
  private record Somebody(Sort sort, String name, Path at, Span span) {

    String text() {
      return sort.noun() + " '" + name + "'";
    }
  }

  @Override
  public List<Question> ask(Subject subject) {
    SequencedMap<String, List<Somebody>> named = new LinkedHashMap<>();
    collect(subject).stream()
        .filter(each -> !each.name().equals(subject.user().userName()))
        .forEach(each -> named.computeIfAbsent(each.text(), _ -> new ArrayList<>()).add(each));
    return named.values().stream()
        .map(each -> new Question(each.getFirst().text(), () -> answer(subject, each)))
        .toList();
  }

  private static List<Somebody> collect(Subject subject) {
    List<Somebody> found = new ArrayList<>();
    for (Resource resource : subject.bundle().resources().values()) {
      Path path = resource.key().path();
      Path permissions = path.field("permissions");
      for (int i = 0; i < resource.permissions().size(); i++) {
        add(resource.permissions().get(i), permissions.index(i), found);
      }
      Value runAs = Values.find(resource.settings(), "run_as");
      if (runAs != null) {
        add(runAs, path.field("run_as"), found);
      }
    }
    return found;
  }

  private static void add(Value holder, Path at, List<Somebody> found) {
    for (Sort sort : SORTS) {
      if (Values.find(holder, sort.field()) instanceof Text(Span span, String name)
          && !name.isEmpty()
          && !Reference.isIn(name)) {
        found.add(new Somebody(sort, name, at.field(sort.field()), span));
      }
    }
  }

  private static Told answer(Subject subject, List<Somebody> places) {
    Somebody somebody = places.getFirst();
    Sort sort = somebody.sort();
    String filter = "%s eq \"%s\"".formatted(sort.attribute(), quoted(somebody.name()));
    Call call = Call.get(SCIM + sort.list()).query("filter", filter);
    return Told.of(
        subject.asker().send(call),
        somebody.text(),
        body -> body.path("Resources").isEmpty() ? missing(subject, places) : Told.FINE);
  }

  private static String quoted(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Told missing(Subject subject, List<Somebody> places) {
    Somebody first = places.getFirst();
    Optional<String> nearest = Suggestion.nearest(first.name(), all(subject, first.sort()));
    String advice =
        nearest
            .map(each -> "Did you mean '%s'? Asked was %s.".formatted(each, subject.host()))
            .orElse("Correct the name, or have it added to " + subject.host() + ".");
    return Told.found(
        places.stream()
            .map(each ->
                Diagnostic.error("reference-not-found", each.text() + " does not exist")
                    .detail(advice)
                    .at(each.at())
                    .in(each.span()))
            .toList());
  }

  private static List<String> all(Subject subject, Sort sort) {
    Call call =
        Call.get(SCIM + sort.list()).query("attributes", sort.attribute()).query("count", COUNT);
    List<String> names = new ArrayList<>();
    if (subject.asker().send(call) instanceof Answer.Ok(_, JsonNode body)) {
      body.path("Resources").forEach(each -> names.add(each.path(sort.attribute()).asText()));
    }
    return names;
  }
}

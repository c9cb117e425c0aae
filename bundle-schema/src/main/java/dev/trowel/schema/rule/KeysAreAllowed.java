package dev.trowel.schema.rule;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names of resources, and the keys by which parts of a job name each other, have the letters and
/// the length that the API takes.
final class KeysAreAllowed implements Rule {

  /// What a key is made of.
  private record Form(String type, String field, Pattern pattern, String advice) {}

  private static final String LETTERS = "Use 1 to 100 letters, digits, _ and -.";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private static final List<Form> FORMS =
      List.of(
          new Form("jobs.Task", "task_key", KEY, LETTERS),
          new Form("jobs.JobCluster", "job_cluster_key", KEY, LETTERS),
          new Form(
              "jobs.JobParameterDefinition",
              "name",
              Pattern.compile("[A-Za-z0-9_.-]+"),
              "Use letters, digits, _, - and a dot."),
          new Form(
              "apps.App",
              "name",
              Pattern.compile("[a-z0-9-]{1,30}"),
              "Use at most 30 small letters, digits and -."),
          new Form(
              "serving.CreateServingEndpoint",
              "name",
              Pattern.compile("[A-Za-z0-9_-]{1,63}"),
              "Use at most 63 letters, digits, _ and -; target presets may add to it."),
          new Form(
              "serving.ServedEntityInput",
              "entity_version",
              Pattern.compile("[0-9]*|@[A-Za-z0-9_-]+"),
              "Write the number of a version, such as 3, or an alias, such as @champion."),
          new Form(
              "workspace.SecretScope",
              "name",
              Pattern.compile("[A-Za-z0-9_.@/-]{1,128}"),
              "Use at most 128 letters, digits, _, -, @, / and dots."),
          new Form(
              "database.DatabaseInstance",
              "name",
              Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}"),
              "Use at most 63 letters, digits and -, a letter first."));

  private static final Map<String, List<Form>> BY_TYPE =
      FORMS.stream().collect(collectingAndThen(groupingBy(Form::type), Map::copyOf));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) ->
            BY_TYPE
                .getOrDefault(type.name(), List.of())
                .forEach(form -> check(form, path, mapping, diagnostics)));
  }

  private static void check(Form form, Path path, Mapping mapping, Diagnostics diagnostics) {
    Jobs.known(mapping, form.field())
        .filter(key -> !form.pattern().matcher(key.text()).matches())
        .map(key -> refused(form, path.field(form.field()), key))
        .ifPresent(diagnostics::add);
  }

  private static Diagnostic refused(Form form, Path at, Text key) {
    return Diagnostic.error(
            "key-refused", "%s cannot be \"%s\"".formatted(form.field(), key.text()))
        .detail(form.advice())
        .at(at)
        .in(key.span());
  }
}

package dev.trowel.app.report;

import dev.trowel.app.console.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The table of all forms.
public final class Reports {

  private static final Report GITHUB = new GitHubAnnotations();
  private static final Report AZURE = new AzureCommands();

  /// All forms, in the order help shows them.
  private static final List<Report> ALL =
      List.of(new Sarif(), GITHUB, AZURE, new GitLabQuality(), new JunitXml(), new Markdown());

  private Reports() {}

  /// The names of all forms.
  public static List<String> names() {
    return ALL.stream().map(Report::name).toList();
  }

  /// The findings in the form called `name`; empty when there is no such form.
  public static Optional<String> write(String name, Findings findings) {
    return ALL.stream()
        .filter(report -> report.name().equals(name))
        .findFirst()
        .map(report -> report.text(findings));
  }

  /// The form that the program running us reads from the output, by the environment it sets.
  public static Optional<String> spokenBy(Map<String, String> environment) {
    Predicate<String> isTrue = name -> environment.getOrDefault(name, "").equalsIgnoreCase("true");
    return Stream.of(
            isTrue.test("GITHUB_ACTIONS") ? GITHUB : null, isTrue.test("TF_BUILD") ? AZURE : null)
        .flatMap(Stream::ofNullable)
        .map(Report::name)
        .findFirst();
  }
}

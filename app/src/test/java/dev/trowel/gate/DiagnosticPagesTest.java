package dev.trowel.gate;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every code that a user may meet has a page, and no page outlives its code.
class DiagnosticPagesTest {

  private static final Pattern CALL =
      Pattern.compile("Diagnostic\\s*\\.\\s*(?:error|warning|recommendation)\\(\\s*([^,\\s]+)");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^ *```\\w*\n.+?^ *```$");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");

  /// What a page says of its code, and the word for that in the list of codes.
  private static final Map<String, String> SENTENCES =
      Map.of(
          "In the incumbent's spelling `validate` only warns of it.", "later",
          "In the incumbent's spelling it is a warning.", "warned",
          "The incumbent's spelling does not say it.", "unsaid",
          "No comment can allow it.", "final",
          "It is only found when it is known who deploys.", "deployer");

  @Test
  void seesTheCodes() {
    assertThat(codes()).hasSizeGreaterThan(10);
  }

  @Test
  void hasAPageForEveryCode() throws IOException {
    assertThat(codes()).isSubsetOf(pages());
  }

  @Test
  void hasACodeForEveryPage() throws IOException {
    Set<String> literals =
        Repository.mainSources().stream()
            .flatMap(file -> LITERAL.matcher(Repository.read(file)).results())
            .map(found -> found.group(1))
            .collect(toCollection(TreeSet::new));
    assertThat(pages()).isSubsetOf(literals);
  }

  @Test
  void headsEachPageWithItsCode() throws IOException {
    for (String page : pages()) {
      assertThat(Repository.read(Repository.path("docs/diagnostics/" + page + ".md")))
          .as(page)
          .startsWith("# " + page + "\n");
    }
  }

  @Test
  void showsAWrongAndARightExampleOfEveryRule() throws IOException {
    List<String> codes = rules();
    assertThat(codes).hasSizeGreaterThan(10);
    for (String code : codes) {
      String page = Repository.read(Repository.path("docs/diagnostics/" + code + ".md"));
      assertThat(EXAMPLE.matcher(page).results().count()).as(code).isGreaterThanOrEqualTo(2);
    }
  }

  private static List<String> rules() throws IOException {
    try (Stream<Path> files = Files.list(Repository.path("bundle-schema/src/test/cases/rules"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yml"))
          .map(name -> name.substring(0, name.length() - ".yml".length()))
          .sorted()
          .toList();
    }
  }

  /// A code is written where the diagnostic is made or in a constant of the same file, or handed
  /// over in a variable named `code`.
  @Test
  void namesCodesPlainly() {
    List<String> hidden =
        calls()
            .filter(argument -> !LITERAL.matcher(argument).matches() && !argument.equals("code"))
            .toList();
    assertThat(hidden).isEmpty();
  }

  /// Comments that allow a finding name it by its code, and are told when there is no such one, or
  /// when reading the bundle does not find it.
  @Test
  void listsEveryCodeForThoseWhoAllowIt() throws IOException {
    String made = codeList();
    Path list = Repository.path("bundle-schema/src/main/resources/schema/codes.txt");
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(list, made);
    }
    assertThat(Repository.read(list))
        .as("with -Dschema.update=true this test writes it")
        .isEqualTo(made);
  }

  private static String codeList() throws IOException {
    Set<String> offline =
        Repository.mainSources().stream()
            .map(Repository::name)
            .filter(name -> name.startsWith("bundle-schema/") && !name.contains("/schema/allow/"))
            .flatMap(name -> LITERAL.matcher(Repository.read(Repository.path(name))).results())
            .map(found -> found.group(1))
            .collect(toCollection(TreeSet::new));
    return pages().stream()
        .map(code -> code + (offline.contains(code) ? " offline" : "") + said(code) + "\n")
        .collect(joining());
  }

  /// What the page says in these very words.
  private static String said(String code) {
    String page = Repository.read(Repository.path("docs/diagnostics/" + code + ".md"));
    return SENTENCES.entrySet().stream()
        .filter(each -> page.contains(each.getKey()))
        .map(each -> " " + each.getValue())
        .sorted()
        .collect(joining());
  }

  private static Set<String> codes() {
    return calls()
        .map(LITERAL::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /// The first arguments of all calls that make a diagnostic, constants replaced by their values.
  private static Stream<String> calls() {
    return Repository.mainSources().stream()
        .map(Repository::read)
        .flatMap(DiagnosticPagesTest::calls);
  }

  private static Stream<String> calls(String source) {
    return CALL.matcher(source).results().map(call -> value(call.group(1), source));
  }

  private static String value(String argument, String source) {
    Matcher constant =
        Pattern.compile("\\b" + Pattern.quote(argument) + "\\s*=\\s*(\"[^\"]*\")").matcher(source);
    return constant.find() ? constant.group(1) : argument;
  }

  private static Set<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(Repository.path("docs/diagnostics"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
          .map(name -> name.substring(0, name.length() - ".md".length()))
          .collect(toCollection(TreeSet::new));
    }
  }
}

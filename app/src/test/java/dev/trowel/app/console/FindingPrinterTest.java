package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.DeployLock;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingPrinterTest {

  @TempDir java.nio.file.Path root;

  private void file(String name, String... lines) throws IOException {
    Files.writeString(root.resolve(name), String.join("\n", lines) + "\n");
  }

  private String print(Findings findings, boolean coloured) {
    return new FindingPrinter(coloured, new SourceFiles(() -> Optional.of(root))).print(findings);
  }

  private String print(Diagnostic diagnostic) {
    return print(Findings.of(List.of(diagnostic)), false);
  }

  private static Diagnostic fault() {
    return Diagnostic.error("a-code", "it is wrong");
  }

  @Test
  void showsAllThatIsKnown() throws IOException {
    file("a.yml", "jobs:", "  a:", "    cron: \"0 9 * * *\"");
    file("b.yml", "", "variables: {}");
    Diagnostic diagnostic =
        fault()
            .at(Path.of("resources", "jobs", "a"))
            .in(new Span("a.yml", 3, 11, 3, 22))
            .related("the variable is defined here", new Span("b.yml", 2, 1, 2, 10))
            .detail("Write it\nanew.")
            .fix(Fix.replace("put ? in the place of *", Span.at("a.yml", 3, 4), "?"));

    assertThat(
            print(
                new Findings("", List.of(new Finding(diagnostic, List.of("dev", "prod")))), false))
        .isEqualTo(
            """
            error[a-code]: it is wrong
             --> a.yml:3:11
              |
            3 |     cron: "0 9 * * *"
              |           ^^^^^^^^^^^
              |
             ::: b.yml:2:1
              |
            2 | variables: {}
              | ^^^^^^^^^ the variable is defined here
              |
              = in resources.jobs.a
              = of targets dev, prod
              = help: Write it
                      anew.
              = fix: put ? in the place of *

            """);
  }

  @Test
  void showsOnlyThePlaceWhereTheLineIsNotThere() throws IOException {
    file("a.yml", "short");
    for (Span gone :
        new Span[] {
          Span.at("a.yml", 9, 1), Span.at("a.yml", 1, 9), Span.at("b.yml", 1, 1), Span.of("a.yml")
        }) {
      assertThat(print(fault().in(gone)))
          .isEqualTo("error[a-code]: it is wrong\n --> " + gone + "\n\n");
    }
    assertThat(print(fault().related("see there", Span.at("b.yml", 1, 1))))
        .isEqualTo("error[a-code]: it is wrong\n ::: b.yml:1:1: see there\n\n");
    assertThat(print(fault())).isEqualTo("error[a-code]: it is wrong\n\n");
  }

  @Test
  void showsTheFirstOfSeveralLines() throws IOException {
    file("a.yml", "x: |", "  one", "  two", "  three", "", "y: 1");

    assertThat(print(fault().in(new Span("a.yml", 2, 3, 3, 6)).detail("Mend it.")))
        .isEqualTo(
            """
            error[a-code]: it is wrong
             --> a.yml:2:3
              |
            2 |   one
              |   ^^^
            ...
              = help: Mend it.

            """);
    assertThat(print(fault().in(new Span("a.yml", 4, 3, 6, 1))))
        .contains(
            """
            4 |   three
              |   ^^^^^
              |
            """);
  }

  @Test
  void staysWithinEightyColumns() throws IOException {
    String words = "some words that go on ".repeat(12);
    file("a.yml", "x: " + words + "here " + words);
    Diagnostic diagnostic =
        Diagnostic.warning("a-code", words)
            .in(new Span("a.yml", 1, 4 + words.length(), 1, 8 + words.length()))
            .related(words.strip(), Span.at("a.yml", 1, 100))
            .detail(words + "\n  " + words)
            .fix(new Fix(words, List.of()));

    String printed = print(diagnostic);
    assertThat(printed.lines().filter(line -> Cells.of(line) > 80)).isEmpty();
    assertThat(printed).contains("\n" + " ".repeat(12) + "some words");
  }

  @Test
  void neitherEscapesNorSecretsReachTheTerminal() throws IOException {
    file("a.yml", "x: \u001b[2J\u202e", "token: hunter2", "value: hunter2");
    Findings findings =
        Findings.of(
            List.of(
                fault().in(new Span("a.yml", 1, 1, 1, 2)),
                fault().in(new Span("a.yml", 2, 1, 2, 6)),
                fault()
                    .at(Path.of("resources", "secrets", "a", "value"))
                    .in(new Span("a.yml", 3, 8, 3, 15)),
                fault().in(new Span("a.yml", 3, 1, 3, 6))));

    assertThat(print(findings, true))
        .contains("x: \\u001b[2J\\u202e", "token: ••••", "value: ••••")
        .doesNotContain("hunter2", "\u001b[2J", "\u202e");
  }

  @Test
  void coloursOnTerminalsOnly() throws IOException {
    file("a.yml", "x: 1");
    Findings findings = Findings.of(List.of(fault().in(new Span("a.yml", 1, 1, 1, 2))));

    String plain = print(findings, false);
    String coloured = print(findings, true);
    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[31merror[a-code]\u001b[0m: it", "\u001b[31m^\u001b[0m");
    assertThat(Visible.of(coloured, true)).isEqualTo(coloured);
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
  }

  @Test
  void readsTheFilesAsTheReaderDoes() throws IOException {
    Files.writeString(root.resolve("a.yml"), "\ufeffa: 1\r\nb: 2\rc: 3\u2028d: 4\n");
    for (int line = 1; line <= 4; line++) {
      assertThat(print(fault().in(new Span("a.yml", line, 4, line, 5))))
          .contains(line + " | " + "abcd".charAt(line - 1) + ": " + line + "\n  |    ^\n");
    }
    Files.write(root.resolve("a.yml"), new byte[] {'a', ':', ' ', (byte) 0xff, '\n'});
    assertThat(print(fault().in(new Span("a.yml", 1, 1, 1, 2)))).contains("1 | a: \ufffd\n");
    Files.write(root.resolve("a.yml"), new byte[17 << 20]);
    assertThat(print(fault().in(new Span("a.yml", 1, 1, 1, 2)))).doesNotContain("|");
    assertThat(print(fault().in(new Span("\u0000", 1, 1, 1, 2)))).doesNotContain("|");
  }

  @Test
  void keepsAllOfVeryMany() throws IOException {
    Files.writeString(root.resolve("a.yml"), "name: x\n".repeat(10_000), UTF_8);
    List<Diagnostic> many =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(i -> fault().in(new Span("a.yml", i, 1, i, 5)))
            .toList();

    assertThat(print(Findings.of(many), false).lines().filter(line -> line.contains("-->")))
        .hasSize(10_000);
  }

  @Test
  void noServiceTakesItForACommand() {
    String text = Visible.unheard("  ::error::x\n ::: a::b\n##vso[task.x]y\n::set-env::\n");

    assertThat(text)
        .isEqualTo("  \\u003a:error::x\n ::: a::b\n##vso\\u005btask.x]y\n\\u003a:set-env::\n");
  }

  @Test
  void theIncumbentsBreaksOfLinesAreNotOurs() {
    String detail = DeployLock.WAY_OUT + "\nhost    build-7";

    assertThat(print(Diagnostic.error("lock-held", "held").detail(detail)))
        .isEqualTo(
            """
            error[lock-held]: held
              = help: Another deployment may be in progress. Use --force-lock to override,
                      but this may conflict with the other deployment if it is still active.
                      host    build-7

            """);
  }
}

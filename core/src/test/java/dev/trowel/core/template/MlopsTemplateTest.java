package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever one answers, the template `mlops` makes a project that has no finding.
class MlopsTemplateTest {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.trowel.core.template.MlopsAnswers#covering")
  void hasNoFaultWhateverTheAnswersAre(Map<String, String> answers) {
    MlopsProject project = MlopsProject.make(folder, answers);

    assertThat(project.files()).isNotEmpty();
    assertThat(project.faults()).isEmpty();
  }

  @Test
  void tryingSomeLetsEveryTwoChoicesMeet() {
    Set<String> apart = new TreeSet<>();
    MlopsAnswers.CHOICES.forEach((one, ones) ->
        MlopsAnswers.CHOICES.forEach((other, others) ->
            ones.forEach(a ->
                others.stream()
                    .filter(b -> !one.equals(other))
                    .forEach(b -> apart.add(one + "=" + a + " " + other + "=" + b)))));
    assertThat(apart).hasSizeGreaterThan(500);

    MlopsAnswers.covering().forEach(answers -> apart.removeAll(MlopsAnswers.pairs(answers)));

    assertThat(apart).isEmpty();
  }

  @Test
  @Tag("full")
  void hasNoFaultInAnyCombination() {
    List<Map<String, String>> all = MlopsAnswers.all();
    assertThat(all).hasSizeGreaterThan(1500);

    Stream<String> faults =
        all.parallelStream()
            .flatMap(answers ->
                MlopsProject.make(folder, answers).faults().stream()
                    .map(fault -> answers + ": " + fault));

    assertThat(faults.toList()).isEmpty();
  }

  @Test
  void thePythonOfEachProjectCompiles() throws IOException, InterruptedException {
    assumeTrue(isOnPath("python3"), "there is no python3");
    for (Map<String, String> answers : MlopsAnswers.covering().subList(0, 20)) {
      MlopsProject.make(folder, answers);
    }

    ProcessBuilder compiler =
        new ProcessBuilder("python3", "-m", "compileall", "-q", folder.toString())
            .redirectErrorStream(true);
    Process process = compiler.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    try (Stream<Path> compiled = Files.walk(folder)) {
      assertThat(compiled.filter(file -> file.toString().endsWith(".pyc"))).hasSizeGreaterThan(100);
    }
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }
}

package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.option.CommonOptions;
import dev.trowel.app.option.Spelling;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class WordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy -t dev",
        "-t dev deploy",
        "-tdev deploy",
        "--target dev deploy",
        "--target=dev deploy",
        "-qt dev deploy",
        "-C . --var a=b deploy",
        "--debug deploy",
        "--local deploy",
        "-- deploy",
      })
  void findsTheCommandAmongOptions(String line) {
    Words words = Words.of(List.of(line.split(" ")));

    assertThat(words.word(0)).isEqualTo(line.startsWith("-- ") ? "" : "deploy");
  }

  @Test
  void takesOnlyTheCommandsWordsOut() {
    Words words = Words.of(List.of("--debug", "local", "-o", "json", "serve", "x"));

    assertThat(words.word(1)).isEqualTo("serve");
    assertThat(words.without(2)).containsExactly("--debug", "-o", "json", "x");
  }

  @Test
  void knowsEveryOptionThatHasAValue() {
    Set<String> withValue =
        Stream.of(Spelling.values())
            .flatMap(spelling ->
                RootCommand.of(spelling).stream().flatMap(c -> c.options(spelling).stream()))
            .collect(Collectors.collectingAndThen(Collectors.toList(), WordsTest::names));
    withValue.addAll(names(CommonOptions.specs()));

    assertThat(Words.WITH_VALUE).containsAll(withValue);
  }

  private static Set<String> names(List<OptionSpec> options) {
    return options.stream()
        .filter(option -> option.arity().min() > 0)
        .flatMap(option -> Stream.of(option.names()))
        .collect(Collectors.toSet());
  }
}

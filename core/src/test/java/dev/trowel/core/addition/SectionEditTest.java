package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the layout is: all lines stay, in their order, and what is added reads as it was meant.
class SectionEditTest {

  private static final List<String> HEADS = List.of("", "# My bundle\nbundle:\n  name: a\n\n");
  private static final List<String> TAILS =
      List.of("", "\n", "\n\n# Shared\ninclude:\n- a.yml\n", "\n# the end", "\ninclude: [a.yml]");
  private static final List<String> BODIES =
      List.of(
          "  dev:\n    default: true # mine\n  # prod: later",
          "    dev:\n        mode: development\n\n    test: {}",
          "  dev:\n    workspace:\n      host:",
          "  dev: {mode: development}\n# odd\n  'te st':\n\n    mode: development",
          "  dev:\n    variables:\n      text: |\n        a\n\n        # b");

  @Test
  void keepsEveryLineInEveryLayout() {
    int tried = 0;
    for (String head : HEADS) {
      for (String body : BODIES) {
        for (String tail : TAILS) {
          if (!tail.isEmpty() || !body.equals(BODIES.getLast())) {
            keeps(head + "targets:\n" + body + tail);
            keeps((head + "targets:\n" + body + tail).replace("\n", "\r\n"));
            tried += 2;
          }
        }
      }
    }
    assertThat(tried).isEqualTo(96);
  }

  /// A line end that comes in would be part of the text.
  @Test
  void lengthensNoTextThatTheFileEndsWith() {
    String text = "targets:\n" + BODIES.getLast();
    YamlText before = YamlText.of("databricks.yml", text.getBytes(UTF_8));

    assertThatThrownBy(
            () -> SectionEdit.add(before, "targets", null, "new", Mapping.empty(Content.NEW)))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("as it stands");
  }

  @ParameterizedTest
  @MethodSource("braces")
  void staysInBraces(String before, String after) {
    for (String end : List.of("\n", "\r\n")) {
      YamlText yaml = YamlText.of("databricks.yml", before.replace("\n", end).getBytes(UTF_8));
      Mapping body =
          Mapping.empty(Content.NEW)
              .with("mode", Content.text("production"))
              .with("workspace", none().with("host", Content.text("https://x.y")));

      byte[] edited = SectionEdit.add(yaml, "targets", null, "new", body);

      assertThat(new String(edited, UTF_8)).isEqualTo(after.replace("\n", end));
    }
  }

  private static Mapping none() {
    return Mapping.empty(Content.NEW);
  }

  static Stream<Arguments> braces() {
    String added = "new: {mode: production, workspace: {host: \"https://x.y\"}}";
    String json = "\"new\": {\"mode\": \"production\", \"workspace\": {\"host\": \"https://x.y\"}}";
    return Stream.of(
        arguments("targets: {dev: {}} # c\na: 1\n", "targets: {dev: {}, %s} # c\na: 1\n", added),
        arguments("targets: {dev: x, }\n", "targets: {dev: x, %s, }\n", added),
        arguments("targets: { dev: 'ä 🙂' }", "targets: { dev: 'ä 🙂', %s }", added),
        arguments("targets:\n  {dev: {a: [1]}}\n", "targets:\n  {dev: {a: [1]}, %s}\n", added),
        arguments(
            "targets: {\n  dev: {}, # mine\n  test: {a: 1} # ours\n}\n",
            "targets: {\n  dev: {}, # mine\n  test: {a: 1}, # ours\n  %s\n}\n",
            added),
        arguments("targets: {\n  dev: {},\n}\n", "targets: {\n  dev: {},\n  %s\n}\n", added),
        arguments("{bundle: {name: a}}\n", "{bundle: {name: a}, targets: {%s}}\n", added),
        arguments(
            "{\n  \"bundle\": {},\n  \"targets\": {\"dev\": {}}\n}\n",
            "{\n  \"bundle\": {},\n  \"targets\": {\"dev\": {}, %s}\n}\n",
            json),
        arguments(
            "{\n  \"bundle\": {}\n}\n", "{\n  \"bundle\": {},\n  \"targets\": {%s}\n}\n", json));
  }

  private static Arguments arguments(String before, String after, String added) {
    return Arguments.of(before, after.formatted(added));
  }

  private static void keeps(String text) {
    YamlText before = YamlText.of("databricks.yml", text.getBytes(UTF_8));
    Mapping body =
        Mapping.empty(Content.NEW)
            .with("a", Content.text("yes"))
            .with("b", Content.text("x: \"y\"\n"))
            .with("c", Content.text("${var.c}"));

    String edited = new String(SectionEdit.add(before, "targets", null, "new", body), UTF_8);

    Mapping targets = Values.mapping(before.root(), "targets");
    Mapping expected = before.root().with("targets", targets.with("new", body));
    assertThat(Content.isSame(expected, YamlText.of("a.yml", edited.getBytes(UTF_8)).root()))
        .as(edited)
        .isTrue();
    List<String> left = new ArrayList<>(edited.lines().toList());
    for (String line : text.lines().toList()) {
      assertThat(left).as(edited).contains(line);
      left = left.subList(left.indexOf(line) + 1, left.size());
    }
    if (text.contains("\r\n")) {
      assertThat(edited.replace("\r\n", "")).doesNotContain("\n");
    }
  }
}

package dev.trowel.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.schema.address.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValuesTest {

  private static List<String> lines(String json) throws JsonProcessingException {
    return Values.of(new JsonMapper().readTree(json));
  }

  @Test
  void looksAsABundleWritesIt() throws JsonProcessingException {
    assertThat(
            lines(
                """
                {"tasks": [{"task_key": "a", "max_retries": 1, "tags": ["x", "y"]}, {"task_key": "b"}],
                 "text": "one\\ntwo", "empty": {}}
                """))
        .containsExactly(
            "tasks:",
            "  - task_key: a",
            "    max_retries: 1",
            "    tags:",
            "      - x",
            "      - y",
            "  - task_key: b",
            "text: |",
            "  one",
            "  two",
            "empty: {}");
  }

  @Test
  void tellsTextsFromOtherThings() throws JsonProcessingException {
    assertThat(lines("\"1\"")).containsExactly("\"1\"");
    assertThat(lines("1")).containsExactly("1");
    assertThat(lines("\"true\"")).containsExactly("\"true\"");
    assertThat(lines("\"\"")).containsExactly("\"\"");
    assertThat(lines("\"a b\"")).containsExactly("a b");
    assertThat(lines("\"a: b\"")).containsExactly("\"a: b\"");
  }

  @Test
  void opensDocumentsInsideTexts() throws JsonProcessingException {
    String document = "{\\\"pages\\\": [{\\\"name\\\": \\\"" + "p".repeat(90) + "\\\"}]}";

    assertThat(lines("\"" + document + "\""))
        .containsExactly("pages:", "  - name: " + "p".repeat(90));
  }

  @Test
  void namesElementsByTheirKeyAlone() {
    Path path =
        Path.of("tasks").keyed("task_key", "train").field("libraries").index(0).field("a b");

    assertThat(Plain.path(path)).isEqualTo("tasks[train].libraries[0]['a b']");
  }

  @Test
  void cutsInTheMiddle() {
    assertThat(Plain.cut("abcdefghij", 5)).isEqualTo("ab…ij");
    assertThat(Plain.cut("abc", 3)).isEqualTo("abc");
  }
}

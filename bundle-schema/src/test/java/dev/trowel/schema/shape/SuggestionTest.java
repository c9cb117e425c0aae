package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {

  @Test
  void findsTheNearestName() {
    assertThat(Suggestion.nearest("nmae", List.of("name", "named", "uuid"))).contains("name");
    assertThat(Suggestion.nearest("job", List.of("jobs", "pipelines"))).contains("jobs");
  }

  @Test
  void takesTheFirstByAlphabetAmongEquals() {
    assertThat(Suggestion.nearest("bat", List.of("cat", "bad"))).contains("bad");
  }

  @Test
  void findsNothingFarAway() {
    assertThat(Suggestion.nearest("description", List.of("name"))).isEmpty();
    assertThat(Suggestion.nearest("ab", List.of("xy"))).isEmpty();
  }

  @Test
  void doesNotMindTheCaseOfLetters() {
    assertThat(Suggestion.nearest("all_sucess", List.of("ALL_SUCCESS", "ALL_DONE")))
        .contains("ALL_SUCCESS");
    assertThat(Suggestion.only("Name", List.of("name", "Nam"))).contains("name");
  }

  @Test
  void isSureOnlyOfOneThatIsNearerThanAllOthers() {
    assertThat(Suggestion.only("bat", List.of("cat", "bad"))).isEmpty();
    assertThat(Suggestion.only("nmae", List.of("name", "named"))).contains("name");
    assertThat(Suggestion.only("xyz", List.of("name"))).isEmpty();
  }
}

package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void plainValuesBecomeTreesAsJacksonMakesThem() {
    Object value = Map.of("a", List.of("x", 1, true, List.of(), Map.of("b", -2)));

    assertThat(Json.of(value)).isEqualTo(new ObjectMapper().valueToTree(value));
    assertThat(Json.of(Json.of(value))).isEqualTo(Json.of(value));
  }

  @Test
  void otherValuesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.of(new Object()))
        .withMessageContaining("java.lang.Object");
  }
}

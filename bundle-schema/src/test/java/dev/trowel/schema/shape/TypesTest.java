package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.shape.Schema.Choice;
import dev.trowel.schema.shape.Schema.Ref;
import dev.trowel.schema.shape.Schema.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TypesTest {

  private final List<String> made = Collections.synchronizedList(new ArrayList<>());

  private final Types types =
      Types.later(
          Map.of(
              "t.Alias", later("t.Alias", new Ref("t.Choice")),
              "t.Choice", later("t.Choice", new Choice(List.of("A"))),
              "t.Other", later("t.Other", Scalar.ANY)));

  @Test
  void makesOnlyWhatIsAskedFor() {
    assertThat(types.resolve(Scalar.STRING)).isEqualTo(Scalar.STRING);
    assertThat(made).isEmpty();
    assertThat(types.resolve(new Ref("t.Alias"))).isEqualTo(new Choice(List.of("A")));
    assertThat(made).containsExactly("t.Alias", "t.Choice");
  }

  @Test
  void makesEachOnceHoweverManyAsk() {
    List<Schema> found =
        IntStream.range(0, 1000)
            .parallel()
            .mapToObj(_ -> types.resolve(new Ref("t.Choice")))
            .toList();
    assertThat(found).allSatisfy(each -> assertThat(each).isSameAs(found.getFirst()));
    assertThat(made).containsExactly("t.Choice");
  }

  @Test
  void makesNoneToPutThemOverOthers() {
    Types joined = types.over(Types.of(Map.of("t.Other", Scalar.STRING, "o.One", Scalar.NUMBER)));
    assertThat(made).isEmpty();
    assertThat(joined.byName())
        .hasSize(4)
        .containsEntry("t.Other", Scalar.ANY)
        .containsEntry("o.One", Scalar.NUMBER);
    assertThat(made).hasSize(3);
  }

  @Test
  void refusesNamesItDoesNotHold() {
    assertThatThrownBy(() -> types.resolve(new Ref("t.None"))).hasMessage("no type t.None");
  }

  private Lazy<Schema> later(String name, Schema type) {
    return new Lazy<>(() -> {
      made.add(name);
      return type;
    });
  }
}

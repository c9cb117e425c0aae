package dev.trowel.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValuesTest {

  private static final Span SPAN = Span.at("f.yml", 1, 1);

  @Test
  void knowWhetherATextMentionsSomething() {
    Value deep =
        Mapping.empty(SPAN)
            .with("${x}", new Value.Null(SPAN))
            .with("a", new Seq(SPAN, List.of(new Value.Num(SPAN, "1"), new Text(SPAN, "b ${x} c"))))
            .with("d", new Value.Bool(SPAN, true));

    assertThat(Values.mentions(deep, "${x}")).isTrue();
    assertThat(Values.mentions(deep, "${y}")).isFalse();
    assertThat(Values.mentions(new Text(SPAN, "${x}"), "${x}")).isTrue();
  }

  @Test
  void takeNeitherKeysNorSecretsForTexts() {
    Value none =
        Mapping.empty(SPAN)
            .with("${x}", new Secret(SPAN, "${x}"))
            .with("a", new Seq(SPAN, List.of()))
            .with("b", Mapping.empty(SPAN));

    assertThat(Values.mentions(none, "${x}")).isFalse();
  }
}

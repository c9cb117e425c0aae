package dev.trowel.core.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Asserts what a stop says.
public final class Stops {

  private Stops() {}

  /// Runs `call`, which must stop; the first diagnostic's code must be `code`.
  public static AbstractObjectAssert<?, Diagnostic> with(String code, ThrowingCallable call) {
    AbstractObjectAssert<?, Diagnostic> first =
        assertThatThrownBy(call)
            .asInstanceOf(InstanceOfAssertFactories.type(StopException.class))
            .extracting(
                stop -> stop.diagnostics().getFirst(),
                InstanceOfAssertFactories.type(Diagnostic.class));
    return first.satisfies(d -> Assertions.assertThat(d.code()).isEqualTo(code));
  }
}

package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

  private static ResultStream printed(OutputStream target) {
    ResultStream stream = new ResultStream(target);
    try (PrintStream out = new PrintStream(stream, false, UTF_8)) {
      out.print("all of it");
    }
    return stream;
  }

  private static OutputStream refusing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int each) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void saysNothingOfWhatIsWritten() {
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    assertThat(printed(target).fault()).isEmpty();
    assertThat(target.toString(UTF_8)).isEqualTo("all of it");
  }

  @Test
  void saysWhyAResultIsNotWhole() {
    assertThat(printed(refusing("No space left on device")).fault())
        .map(Diagnostic::summary)
        .hasValue("cannot write the result: No space left on device");
  }

  @Test
  void takesAReaderThatGoesAwayForNoFault() {
    assertThat(printed(refusing("Broken pipe")).fault()).isEmpty();
  }
}

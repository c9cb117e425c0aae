package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// A stream of text onto a terminal, below whose text something may be redrawn in place.
public final class ScreenStream extends PrintStream {

  private final Screen screen;

  private ScreenStream(Screen screen) {
    super(new BufferedOutputStream(screen), true, UTF_8);
    this.screen = screen;
  }

  /// A stream that ends in `sink`.
  public static ScreenStream over(OutputStream sink) {
    return new ScreenStream(new Screen(sink));
  }

  /// Writes text and the end of its line at once: in two writes what is redrawn would flicker.
  @Override
  public void println(@Nullable String text) {
    print(text + System.lineSeparator());
  }

  /// Takes away what is redrawn, for good: the program is about to end, however that came.
  public void end() {
    screen.close(true);
  }

  Screen screen() {
    return screen;
  }
}

package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How wide the terminal's window is by now: the virtual machine does not tell, so `stty` is asked.
final class WindowSize implements IntUnaryOperator {

  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})\\s*");
  private static final File TERMINAL = new File("/dev/tty");

  private boolean isUnknown;

  /// @param known how wide it was; the answer, too, where nobody can tell
  @Override
  public int applyAsInt(int known) {
    return isUnknown ? known : asked(known);
  }

  private int asked(int known) {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
      Matcher size = SIZE.matcher(answer);
      isUnknown = !process.waitFor(1, TimeUnit.SECONDS) || !size.matches();
      return isUnknown ? known : Math.max(1, Integer.parseInt(size.group(1)));
    } catch (IOException e) {
      isUnknown = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return known;
  }
}

package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Given;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootFinder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.OptionSpec;

/// Keeps the local workspace running until it is interrupted.
final class LocalServeCommand implements Command {

  private static final String FAULTS = "--faults";
  private static final String LATENCY = "--latency";
  private static final String RATE = "--rate";
  private static final String RETRY_AFTER = "--retry-after";

  private static final int LAST_PORT = 65_535;
  private static final int LONGEST = 60_000;
  private static final int MOST_REQUESTS = 99_999;
  private static final int LONGEST_RETRY = 3_600;

  @Override
  public String name() {
    return "local serve";
  }

  @Override
  public String summary() {
    return "Keep the local workspace running, for SDKs and CLIs.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "", "Commands with --local use it while it runs. Ctrl-C ends it; its content stays.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        value("PORT", "Where to listen; any free port without it.", "--port"),
        value("MS", "How many milliseconds each answer takes at least.", LATENCY),
        hidden(flag("Let others make it go wrong, for tests.", FAULTS)),
        hidden(value("N", "Refuse what is more than so many requests a second.", RATE)),
        hidden(value("S", "Ask who is refused to wait so many seconds.", RETRY_AFTER)));
  }

  @Override
  public Exit run(Invocation invocation) {
    LocalOptions local = LocalOptions.of(invocation.given(), invocation.caller().directory());
    Path folder = local.folder().orElseGet(() -> folder(invocation));
    String user =
        local.user().orElseGet(() -> invocation.engine().gitUser(invocation.common().directory()));
    URI host = invocation.engine().serveLocal(folder, user, serving(invocation.given()));
    invocation.console().result(hint(host));
    invocation.console().flush();
    invocation.console().progress("Serving " + folder + " as " + user + " until Ctrl-C.");
    return forever();
  }

  /// The folder of the bundle one is in; without a bundle, of the folder itself.
  private static Path folder(Invocation invocation) {
    Path directory = invocation.common().directory();
    try {
      Options options = new Options(null, invocation.caller().environment());
      return RootFinder.find(directory, options).folder().resolve(LocalOptions.FOLDER);
    } catch (StopException noBundle) {
      return directory.resolve(LocalOptions.FOLDER);
    }
  }

  private static String hint(URI host) {
    return "export DATABRICKS_HOST=%s DATABRICKS_TOKEN=local\n".formatted(host);
  }

  private static Serving serving(Given given) {
    int port = number(given, "--port", LAST_PORT, "is no port");
    int latency = number(given, LATENCY, LONGEST, "is no number of milliseconds up to a minute");
    int rate = number(given, RATE, MOST_REQUESTS, "is no number of requests");
    int retryAfter = number(given, RETRY_AFTER, LONGEST_RETRY, "is no number of seconds");
    boolean faults = given.flag(FAULTS);
    return new Serving(port, Duration.ofMillis(latency), faults, rate, retryAfter);
  }

  /// 0 when the option is not given.
  private static int number(Given given, String option, int most, String otherwise) {
    String text = given.value(option).orElse("0");
    int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (number < 0 || number > most) {
      throw new StopException(
          Diagnostic.error("bad-usage", option + " " + otherwise + ": " + text));
    }
    return number;
  }

  private static Exit forever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Exit.DONE;
  }
}

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/// A training run: uses the program as people do, so that the classes it needs get loaded.
///
/// Arguments: which of the archives is trained for, the folder of the example project, that of a
/// bundle whose workspace is there. Not part of the program; it loads as little as it can itself.
final class Trainer {

  private static final int TRIES = 5;

  private final String project;
  private final String bundle;

  private Trainer(String project, String bundle) {
    this.project = project;
    this.bundle = bundle;
  }

  public static void main(String[] args) {
    Trainer trainer = new Trainer(args[1], args[2]);
    switch (args[0]) {
      case "brief" -> trainer.brief();
      case "validate" -> trainer.validate();
      case "offline" -> trainer.offline();
      default -> trainer.everything();
    }
  }

  /// What says something of the program alone.
  private void brief() {
    run(64);
    run(0, "-C", project, "--help");
    Main.main(new String[] {"--version"});
  }

  /// What tells people whether their bundle is right.
  private void validate() {
    run(3, "-C", bundle + "/../wrong", "validate");
    run(0, "-C", bundle, "validate");
    Main.main(new String[] {"-C", project, "validate"});
  }

  /// What reads bundles, and asks nobody.
  private void offline() {
    run(0, "deploy", "--help");
    run(0, "completion", "bash");
    run(0, "schema");
    run(3, "-C", bundle + "/../wrong", "validate");
    run(0, "-C", bundle, "validate");
    run(0, "-C", bundle, "validate", "-t", "dev", "-o", "json", "--format", "markdown");
    run(0, "-C", bundle, "explain", "resources.jobs.train.name");
    Main.main(new String[] {"-C", project, "validate"});
  }

  private void everything() {
    run(64, "no-such-command");
    run(0, "-C", bundle, "validate", "-t", "dev", "--online");
    run(0, "-C", bundle, "plan", "-t", "dev");
    run(0, "-C", bundle, "deploy", "-t", "dev");
    run(0, "-C", bundle, "deploy", "-t", "next", "--auto-approve");
    run(0, "-C", bundle, "plan", "-t", "dev", "-o", "json");
    run(0, "-C", bundle, "drift", "-t", "dev");
    run(0, "-C", bundle, "summary", "-t", "dev");
    run(0, "-C", bundle, "history", "-t", "dev");
    run(0, "-C", bundle, "state", "show", "-t", "dev");
    String lost = "--allow-delete=experiments.fares";
    run(0, "-C", bundle, "destroy", "-t", "next", "--auto-approve", lost);
    run(0, "-C", project, "deploy", "-t", "staging", "--local", "--auto-approve");
    Main.main(new String[] {"-C", project, "plan", "-t", "staging", "--local"});
  }

  /// Runs one command, and writes down how it went; one that goes otherwise trains nothing. Tried
  /// again, as on a busy machine the first connections take longer than a command waits for them.
  private static void run(int expected, String... args) {
    for (int i = 0; i < TRIES; i++) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      PrintStream out = new PrintStream(text, true, UTF_8);
      int code = Main.run(args, InputStream.nullInputStream(), out, out);
      System.out.println(String.join(" ", args) + " -> " + code + "\n" + text.toString(UTF_8));
      if (code == expected) {
        return;
      }
    }
    System.out.flush();
    Runtime.getRuntime().halt(1);
  }
}

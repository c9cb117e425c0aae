package dev.trowel.app.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Commands on one local workspace, one after the other, told as a page: what is said about each,
/// what was typed, and what was printed.
final class Story {

  private static final Pattern NOTICE =
      Pattern.compile("Local workspace in \\S+ as \\S+ instead of\n\\S+\n");
  private static final int WIDTH = 80;
  private static final Pattern BETWEEN = Pattern.compile("\n\n");

  private final Path root;
  private final Shell shell;
  private final Normaliser normaliser;
  private final Sent sent;
  private final StringBuilder page = new StringBuilder();

  /// @param root the folder of the bundle
  Story(Path root) {
    this.root = root;
    this.shell = new Shell(root, Map.of());
    this.normaliser = new Normaliser(root);
    this.sent = new Sent(root);
  }

  /// Says something.
  Story say(String text) {
    page.append(text).append('\n');
    return this;
  }

  /// Runs a command, which is to end with `exit`, and shows all it prints but the two lines that
  /// name the local workspace.
  Story run(int exit, String line) {
    return show(exit, line, printed -> printed);
  }

  /// Runs a command and shows those of its paragraphs in which `part` is found.
  Story excerpt(String line, String part) {
    Pattern wanted = Pattern.compile(part);
    return show(
        0,
        line,
        printed ->
            BETWEEN
                    .splitAsStream(printed.strip())
                    .map(paragraph -> wanted.matcher(paragraph).find() ? paragraph : "…")
                    .collect(Collectors.joining("\n\n"))
                    .replaceAll("(…\n\n)+…", "…")
                + "\n");
  }

  /// What of an output is shown.
  private interface Cut {
    String of(String printed);
  }

  private Story show(int exit, String line, Cut cut) {
    Shell.Result result = shell.run(Transcript.arguments(new Transcript.Step("$ " + line, "")));
    String printed = normaliser.apply(NOTICE.matcher(result.screen()).replaceAll(""));
    assertThat(result.exit()).as(line + "\n" + printed).isEqualTo(exit);
    page.append("```console\n").append(typed(line)).append('\n').append(cut.of(printed));
    page.append(exit == 0 ? "" : "[exit " + exit + "]\n").append("```\n\n");
    return this;
  }

  /// As somebody types it who has a terminal of this width.
  private static String typed(String line) {
    String typed = "$ trowel " + line;
    int end = typed.lastIndexOf(' ', WIDTH - 2);
    return typed.length() <= WIDTH
        ? typed
        : typed.substring(0, end) + " \\\n    " + typed.substring(end + 1);
  }

  /// Does in the workspace what somebody else does there; see [Sent].
  Story others(String request) throws IOException {
    assertThat(sent.send(request)).as(request).isEmpty();
    return this;
  }

  /// What the workspace, not the tool, says there is.
  ///
  /// @param pointer the part of the answer that is meant
  String asked(String address, String pointer) throws IOException {
    others("> GET " + address + " => asked " + pointer);
    return sent.filled("{{asked}}");
  }

  /// Says what the tasks of runs will do, as the local workspace reads it; what requests before
  /// brought to light is filled in.
  Story foretell(String outcomes) throws IOException {
    Files.writeString(root.resolve(".databricks/local/runs.json"), sent.filled(outcomes));
    return this;
  }

  /// The lines of the page that are wider than a terminal, but for those with links.
  List<String> wide() {
    return page.toString()
        .lines()
        .filter(line -> line.length() > WIDTH && !line.contains("]("))
        .toList();
  }

  @Override
  public String toString() {
    return page.toString().stripTrailing() + "\n";
  }
}

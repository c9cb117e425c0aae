package dev.trowel.app.transcript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Carries out the parts of one case against a workspace of its own.
final class PlanRun implements AutoCloseable {

  private static final String USER = "ann@example.com";
  private static final Pattern ID = Pattern.compile("\\{(\\w+)\\.([\\w.-]+)}");
  private static final String HEAD =
      """
      bundle:
        name: fares
      targets:
        prod:
          default: true
      """;
  private static final Pattern LINE = Pattern.compile("(.*?) => (.*)");

  private final TempFolder bundle;
  private final TempFolder workspace;
  private final Path folder;
  private final EmulatorServer server;
  private final Shell shell;
  private final Normaliser normaliser;
  private final HttpClient client = HttpClient.newHttpClient();

  private PlanRun(TempFolder bundle, TempFolder workspace) throws IOException {
    this.bundle = bundle;
    this.workspace = workspace;
    this.folder = bundle.path();
    this.server = EmulatorServer.start(EmulatorConfig.in(workspace.path(), USER).longLived(0));
    this.shell =
        new Shell(
            folder, Map.of("DATABRICKS_HOST", server.uri().toString(), "DATABRICKS_TOKEN", "test"));
    this.normaliser = new Normaliser(folder);
  }

  static PlanRun start() throws IOException {
    return new PlanRun(TempFolder.make("plan"), TempFolder.make("workspace"));
  }

  /// The same parts, those that run something with what it printed.
  List<PlanCase.Part> all(List<PlanCase.Part> parts) throws IOException {
    List<PlanCase.Part> done = new ArrayList<>();
    for (PlanCase.Part part : parts) {
      done.add(one(part));
    }
    return done;
  }

  private PlanCase.Part one(PlanCase.Part part) throws IOException {
    if (part.is("run")) {
      return new PlanCase.Part(part.line(), run(part.rest("run")));
    }
    if (part.is("write")) {
      write(part.rest("write"), part.text());
    } else if (part.is("remove")) {
      Files.delete(folder.resolve(part.rest("remove")));
    } else if (part.is("edit")) {
      edit(folder.resolve(part.rest("edit")), part.text());
    } else {
      assertThat(part.is("by hand")).as(part.line()).isTrue();
      byHand(part.rest("by hand").split(" ", 2), part.text());
    }
    return part;
  }

  private String run(String line) {
    Shell.Result result = shell.run(Transcript.arguments(new Transcript.Step("$ " + line, "")));
    String exit = result.exit() == 0 ? "" : "[exit " + result.exit() + "]\n";
    return normaliser.apply(result.screen()) + exit;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, name.equals("databricks.yml") ? HEAD + text : text);
  }

  private static void edit(Path file, String edits) throws IOException {
    for (String line : edits.lines().toList()) {
      Matcher edit = LINE.matcher(line);
      assertThat(edit.matches()).as(line).isTrue();
      String text = Files.readString(file);
      assertThat(text).containsOnlyOnce(edit.group(1));
      Files.writeString(file, text.replace(edit.group(1), edit.group(2).replace("\\n", "\n")));
    }
  }

  /// @param request the verb and the path
  private void byHand(String[] request, String body) throws IOException {
    HttpRequest sent =
        HttpRequest.newBuilder(server.uri().resolve(filled(request[1])))
            .header("Authorization", "Bearer test")
            .method(request[0], HttpRequest.BodyPublishers.ofString(filled(body)))
            .build();
    try {
      HttpResponse<String> answer = client.send(sent, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(request[1] + answer.body()).isEqualTo(200);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// `{jobs.train}` is the id of that resource.
  private String filled(String text) throws IOException {
    Path file = folder.resolve(".databricks/bundle/prod/resources.json");
    JsonNode state = new ObjectMapper().readTree(Files.readString(file)).path("state");
    return ID.matcher(text)
        .replaceAll(match ->
            state
                .path("resources." + match.group(1) + "." + match.group(2))
                .path("__id__")
                .asText("none"));
  }

  /// How many cells the widest line takes that was printed.
  static int widest(PlanCase all) {
    return all.parts().stream()
        .filter(part -> part.line().startsWith("run plan"))
        .flatMap(part -> part.text().lines())
        .mapToInt(PlanRun::cells)
        .max()
        .orElse(0);
  }

  /// Letters of Chinese take two.
  private static int cells(String line) {
    return (int)
        line.codePoints()
            .mapToLong(letter -> UnicodeScript.of(letter) == UnicodeScript.HAN ? 2 : 1)
            .sum();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    workspace.close();
    bundle.close();
  }
}

package dev.trowel.app.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.IOException;
import java.net.HttpURLConnection;
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

  private final Path folder;
  private final EmulatorServer server;
  private final Shell shell;
  private final Normaliser normaliser;

  private PlanRun(Path folder) throws IOException {
    this.folder = folder;
    Path workspace = Files.createTempDirectory("workspace").toRealPath();
    this.server = EmulatorServer.start(EmulatorConfig.in(workspace, USER).longLived(0));
    this.shell =
        new Shell(
            folder,
            Map.of("DATABRICKS_HOST", server.uri().toString(), "DATABRICKS_TOKEN", "test"));
    this.normaliser = new Normaliser(folder);
  }

  static PlanRun start() throws IOException {
    return new PlanRun(Files.createTempDirectory("plan").toRealPath());
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
    var url = server.uri().resolve(filled(request[1])).toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod(request[0].equals("PATCH") ? "POST" : request[0]);
    connection.setRequestProperty("X-HTTP-Method-Override", request[0]);
    connection.setRequestProperty("Authorization", "Bearer test");
    if (!body.isBlank()) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(filled(body).getBytes(UTF_8));
    }
    assertThat(connection.getResponseCode()).as(request[1]).isEqualTo(200);
  }

  /// `{jobs.train}` is the id of that resource.
  private String filled(String text) throws IOException {
    Path file = folder.resolve(".databricks/bundle/prod/resources.json");
    JsonNode state = new ObjectMapper().readTree(Files.readString(file)).path("state");
    return ID.matcher(text)
        .replaceAll(
            match ->
                state
                    .path("resources." + match.group(1) + "." + match.group(2))
                    .path("__id__")
                    .asText("none"));
  }

  /// How many cells the widest line takes that was printed.
  static int widest(PlanCase all) {
    return all.parts().stream()
        .filter(part -> part.is("run"))
        .flatMap(part -> part.text().lines())
        .mapToInt(line -> line.codePointCount(0, line.length()))
        .max()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

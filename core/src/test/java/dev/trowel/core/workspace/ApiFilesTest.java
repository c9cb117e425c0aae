package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static dev.trowel.core.workspace.WorkspaceFiles.Written.DONE;
import static dev.trowel.core.workspace.WorkspaceFiles.Written.EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.trowel.core.workspace.WorkspaceFiles.Info;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiFilesTest {

  private static final byte[] BYTES = {0, (byte) 0xff, 'a', '\n'};
  private static final String PATH = "/Workspace/Users/a b/état.json";
  private static final String IMPORT =
      "/api/2.0/workspace-files/import-file/Workspace%2FUsers%2Fa%20b%2F%C3%A9tat.json";
  private static final String AT = "?path=%2FWorkspace%2FUsers%2Fa%20b%2F%C3%A9tat.json";

  private final TestWorkspace server = new TestWorkspace();
  private final WorkspaceFiles files = server.open().files();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void writesBytesAsTheyAre() {
    server.answer(json(200, "{}"));
    assertThat(files.write(PATH, BYTES, true)).isEqualTo(DONE);
    assertThat(urls()).containsExactly("POST " + IMPORT + "?overwrite=true");
    assertThat(server.requests().getFirst().getBody()).isEqualTo(BYTES);
    assertThat(server.requests().getFirst().getHeader("Content-Length")).isEqualTo("4");
  }

  @Test
  void makesMissingFoldersAndWritesAgain() {
    server.answer(json(200, "{}"));
    server.answer(post(urlPathMatching(".*import-file.*")), json(404, "{}"), json(200, "{}"));
    assertThat(files.write(PATH, BYTES, false)).isEqualTo(DONE);
    String write = "POST " + IMPORT + "?overwrite=false";
    assertThat(urls()).containsExactly(write, "POST /api/2.0/workspace/mkdirs", write);
    assertThat(server.requests().get(1).getBodyAsString())
        .isEqualTo("{\"path\":\"/Workspace/Users/a b\"}");
    assertThat(server.requests().get(2).getBody()).isEqualTo(BYTES);
  }

  @Test
  void repeatsAWriteWithItsWholeBodyWhenTheWorkspaceIsBusy() {
    server.answer(post(anyUrl()), status(503), json(200, "{}"));
    assertThat(files.write(PATH, BYTES, true)).isEqualTo(DONE);
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.getBody()).isEqualTo(BYTES));
  }

  @Test
  void repeatsAWriteWhoseAnswerWasLost() {
    server.answer(post(anyUrl()), status(200).withFault(Fault.EMPTY_RESPONSE), json(200, "{}"));
    assertThat(files.write(PATH, BYTES, true)).isEqualTo(DONE);
  }

  @Test
  void takesNoPageOfALoginWallForAFile() {
    String page = "<html>Please log in</html>";
    server.answer(status(200).withHeader("Content-Type", "text/html").withBody(page));
    assertThat(stopped(() -> files.read(PATH)).code()).isEqualTo("not-a-workspace");
  }

  @Test
  void saysThatAFileExists() {
    for (var taken :
        List.of(
            json(409, "{\"error_code\":\"RESOURCE_ALREADY_EXISTS\",\"message\":\"x\"}"),
            json(400, "{\"message\":\"Path (/a) already exists.\"}"))) {
      server.answer(taken);
      assertThat(files.write(PATH, BYTES, false)).isEqualTo(EXISTS);
    }
  }

  @Test
  void stopsWhenAWriteIsForbidden() {
    server.answer(json(403, "{\"error_code\":\"PERMISSION_DENIED\",\"message\":\"no\"}"));
    Diagnostic stop = stopped(() -> files.write(PATH, BYTES, true));
    assertThat(stop.code()).isEqualTo("workspace-file-failed");
    assertThat(stop.summary()).isEqualTo("cannot write " + PATH + ": no (403 PERMISSION_DENIED)");
    assertThat(stop.detail()).contains("CAN_MANAGE");
  }

  @Test
  void readsBytesAsTheyAre() {
    server.answer(status(200).withBody(BYTES));
    assertThat(files.read(PATH)).hasValue(BYTES);
    assertThat(urls())
        .containsExactly("GET /api/2.0/workspace/export" + AT + "&direct_download=true");
    assertThat(server.requests().getFirst().getHeader("Accept"))
        .isEqualTo("application/octet-stream");
  }

  @Test
  void readsAFileThatIsAWebPage() {
    server.answer(status(200).withHeader("Content-Type", "text/html").withBody("<html>"));
    assertThat(files.read("/Workspace/Users/a b/report")).isPresent();
  }

  @Test
  void readsNothingWhereNothingIs() {
    server.answer(json(404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"x\"}"));
    assertThat(files.read(PATH)).isEmpty();
    assertThat(files.stat(PATH)).isEmpty();
    assertThat(files.delete(PATH, false)).isFalse();
  }

  @Test
  void looksAtAPath() {
    server.answer(
        get(urlPathEqualTo("/api/2.0/workspace/get-status")),
        json(
            200,
            "{\"path\":\"/Users/x\",\"object_type\":\"DIRECTORY\",\"object_id\":9007199254740993}"));
    assertThat(files.stat(PATH)).hasValue(new Info("/Users/x", "DIRECTORY", "9007199254740993"));
    assertThat(urls()).containsExactly("GET /api/2.0/workspace/get-status" + AT);
  }

  @Test
  void deletesWithContent() {
    server.answer(json(200, "{}"));
    assertThat(files.delete(PATH, true)).isTrue();
    assertThat(urls()).containsExactly("POST /api/2.0/workspace/delete");
    assertThat(server.requests().getFirst().getBodyAsString())
        .isEqualTo("{\"path\":\"" + PATH + "\",\"recursive\":true}");
  }

  @Test
  void stopsWhenTheWorkspaceKeepsFailing() {
    server.answer(json(500, "{\"message\":\"oops\"}"));
    assertThat(stopped(() -> files.mkdirs("/Workspace/x")).summary())
        .isEqualTo("cannot make the folder /Workspace/x: oops (500)");
  }

  private List<String> urls() {
    return server.requests().stream().map(it -> it.getMethod() + " " + it.getUrl()).toList();
  }
}

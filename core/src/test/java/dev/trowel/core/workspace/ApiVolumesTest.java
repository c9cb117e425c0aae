package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.core.workspace.WorkspaceFiles.Written;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiVolumesTest {

  private static final String PATH = "/Volumes/c/s/v/a b/x+1.whl";
  private static final String FILE = "/api/2.0/fs/files/Volumes/c/s/v/a%20b/x%2B1.whl";

  private final TestWorkspace server = new TestWorkspace();
  private final WorkspaceFiles files = server.open().files();

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> urls() {
    return server.requests().stream()
        .map(request -> request.getMethod() + " " + request.getUrl())
        .toList();
  }

  @Test
  void writesBytesToTheFilesApi() {
    server.answer(any(urlPathMatching("/api/2.0/fs/.*")), status(204));
    assertThat(files.write(PATH, new byte[] {0, 1}, true)).isEqualTo(Written.DONE);
    assertThat(urls()).containsExactly("PUT " + FILE + "?overwrite=true");
    assertThat(server.requests().getFirst().getBody()).isEqualTo(new byte[] {0, 1});
  }

  @Test
  void saysThatSomethingIsThere() {
    server.answer(any(urlPathMatching("/api/2.0/fs/.*")), status(409));
    assertThat(files.write(PATH, new byte[0], false)).isEqualTo(Written.EXISTS);
  }

  @Test
  void asksWithHead() {
    server.answer(head(urlPathMatching("/api/2.0/fs/directories/.*")), status(200));
    assertThat(files.stat("/Volumes/c/s/v")).isPresent();
    assertThat(urls()).containsExactly("HEAD /api/2.0/fs/directories/Volumes/c/s/v");
  }

  @Test
  void findsNothing() {
    server.answer(any(urlPathMatching("/api/2.0/fs/.*")), status(404));
    assertThat(files.stat(PATH)).isEmpty();
    assertThat(files.read(PATH)).isEmpty();
    assertThat(files.list("/Volumes/c/s/v")).isEmpty();
    assertThat(files.delete(PATH, false)).isFalse();
  }

  @Test
  void listsAllPagesWithoutFolders() {
    String folder = "/api/2.0/fs/directories/Volumes/c/s/v";
    server.answer(
        get(urlEqualTo(folder)),
        json(
            200,
            """
            {"contents":[{"name":"a","last_modified":7,"file_size":1},{"name":"d","is_directory":true}],
             "next_page_token":"n/1"}
            """));
    server.answer(
        get(urlEqualTo(folder + "?page_token=n%2F1")),
        json(200, "{\"contents\":[{\"name\":\"b\",\"last_modified\":8,\"file_size\":2}]}"));
    assertThat(files.list("/Volumes/c/s/v"))
        .containsExactly(new Listed("a", "7@1"), new Listed("b", "8@2"));
  }

  @Test
  void tellsWhoMayNot() {
    server.answer(
        any(urlPathMatching("/api/2.0/fs/.*")),
        json(403, "{\"error_code\":\"PERMISSION_DENIED\",\"message\":\"no\"}"));
    Diagnostic told = stopped(() -> files.write(PATH, new byte[0], true));
    assertThat(told.summary()).isEqualTo("cannot write " + PATH + ": no (403 PERMISSION_DENIED)");
    assertThat(told.detail()).contains("WRITE VOLUME");
  }
}

package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceFilesTest {
  private static final String HOME = LocalApi.HOME;
  private static final String NOTEBOOK = "# Databricks notebook source\nprint(1)\n";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void refusesAFileWhoseFolderIsMissing() {
    LocalApi.Answer answer = api.importFile("Workspace" + HOME + "/a/b.txt", "x", true);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/message"))
        .isEqualTo("The parent folder (" + HOME + "/a) does not exist.");
  }

  @Test
  void keepsBytesAsTheyAre() {
    api.importFile("Workspace" + HOME + "/a b+ü.txt", "one\r\ntwo", false);

    String target = "/api/2.0/workspace/export?direct_download=true&path=";
    LocalApi.Answer raw = api.get(target + LocalApi.segment(HOME + "/a b+ü.txt"));
    LocalApi.Answer base64 =
        api.get("/api/2.0/workspace/export?path=" + LocalApi.segment(HOME + "/a b+ü.txt"));

    assertThat(raw.text()).isEqualTo("one\r\ntwo");
    byte[] content = Base64.getDecoder().decode(base64.at("/content"));
    assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("one\r\ntwo");
  }

  @Test
  void answersNameThePathAsItWasAskedFor() {
    api.importFile("Workspace" + HOME + "/a.txt", "12345", false);

    LocalApi.Answer with = status("/Workspace" + HOME + "/a.txt");
    LocalApi.Answer without = status(HOME + "/a.txt");

    assertThat(with.at("/path")).isEqualTo("/Workspace" + HOME + "/a.txt");
    assertThat(without.at("/path")).isEqualTo(HOME + "/a.txt");
    assertThat(with.at("/object_type")).isEqualTo("FILE");
    assertThat(with.at("/size")).isEqualTo("5");
    assertThat(with.json().path("object_id").isIntegralNumber()).isTrue();
  }

  @Test
  void doesNotOverwriteUnasked() {
    api.importFile(HOME + "/a.txt", "1", false);

    LocalApi.Answer again = api.importFile(HOME + "/a.txt", "2", false);
    LocalApi.Answer forced = api.importFile(HOME + "/a.txt", "3", true);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/error_code")).isEqualTo("ALREADY_EXISTS");
    assertThat(forced.status()).isEqualTo(200);
    assertThat(content(HOME + "/a.txt")).isEqualTo("3");
  }

  @Test
  void overwritingKeepsTheObjectId() {
    api.importFile(HOME + "/a.txt", "1", false);
    String before = status(HOME + "/a.txt").at("/object_id");

    api.importFile(HOME + "/a.txt", "2", true);

    assertThat(status(HOME + "/a.txt").at("/object_id")).isEqualTo(before);
  }

  @Test
  void makesANotebookOfASourceFileWithTheHeader() {
    api.importFile(HOME + "/train.py", NOTEBOOK, false);
    api.importFile(HOME + "/plain.py", "print(1)", false);

    LocalApi.Answer notebook =
        api.get("/api/2.0/workspace/get-status?return_export_info=true&path=" + HOME + "/train");
    assertThat(notebook.at("/object_type")).isEqualTo("NOTEBOOK");
    assertThat(notebook.at("/language")).isEqualTo("PYTHON");
    assertThat(notebook.at("/repos_export_format")).isEqualTo("SOURCE");
    assertThat(status(HOME + "/train.py").status()).isEqualTo(404);
    assertThat(status(HOME + "/plain.py").at("/object_type")).isEqualTo("FILE");
    LocalApi.Answer again = api.importFile(HOME + "/train.py", NOTEBOOK, false);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.at("/message")).isEqualTo("Path (" + HOME + "/train) already exists.");
  }

  @Test
  void makesANotebookOfAnIpynb() {
    api.importFile(HOME + "/nb.ipynb", "{\"cells\": [], \"metadata\": {}}", false);
    LocalApi.Answer broken = api.importFile(HOME + "/bad.ipynb", "not json", false);

    assertThat(status(HOME + "/nb").at("/object_type")).isEqualTo("NOTEBOOK");
    assertThat(broken.status()).isEqualTo(400);
  }

  @Test
  void importsBase64InEveryFormat() {
    String source = Base64.getEncoder().encodeToString(NOTEBOOK.getBytes(StandardCharsets.UTF_8));

    importContent(HOME + "/auto.py", source, "AUTO");
    importContent(HOME + "/raw.py", source, "RAW");
    importContent(HOME + "/source", source, "SOURCE', 'language': 'PYTHON");

    assertThat(status(HOME + "/auto").at("/object_type")).isEqualTo("NOTEBOOK");
    assertThat(status(HOME + "/raw.py").at("/object_type")).isEqualTo("FILE");
    assertThat(status(HOME + "/source").at("/language")).isEqualTo("PYTHON");
    LocalApi.Answer again = importContent(HOME + "/auto.py", source, "AUTO");
    assertThat(again.at("/error_code")).isEqualTo("RESOURCE_ALREADY_EXISTS");
  }

  @Test
  void listsOnlyWhatLiesDirectlyInAFolder() {
    mkdirs(HOME + "/a/b/c");
    api.importFile(HOME + "/a/file", "x", false);

    LocalApi.Answer list = api.get("/api/2.0/workspace/list?path=/Workspace" + HOME + "/a");

    assertThat(list.json().findValuesAsText("path"))
        .containsExactly("/Workspace" + HOME + "/a/b", "/Workspace" + HOME + "/a/file");
  }

  @Test
  void deletesFullFoldersOnlyWhenAskedTo() {
    mkdirs(HOME + "/a/b");

    LocalApi.Answer refused = api.post("/api/2.0/workspace/delete", "{'path': '" + HOME + "/a'}");
    LocalApi.Answer done =
        api.post("/api/2.0/workspace/delete", "{'path': '" + HOME + "/a', 'recursive': true}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/error_code")).isEqualTo("DIRECTORY_NOT_EMPTY");
    assertThat(done.status()).isEqualTo(200);
    assertThat(status(HOME + "/a/b").status()).isEqualTo(404);
  }

  @Test
  void deletingAFolderLeavesItsNeighboursAlone() {
    mkdirs(HOME + "/a");
    mkdirs(HOME + "/a-b/c");

    api.post("/api/2.0/workspace/delete", "{'path': '" + HOME + "/a', 'recursive': true}");

    assertThat(status(HOME + "/a-b/c").status()).isEqualTo(200);
  }

  @Test
  void aFileIsNoFolder() {
    api.importFile(HOME + "/a", "x", false);

    assertThat(mkdirs(HOME + "/a").at("/error_code")).isEqualTo("RESOURCE_ALREADY_EXISTS");
    assertThat(api.importFile(HOME + "/a/b", "x", false).status()).isEqualTo(400);
  }

  private LocalApi.Answer status(String path) {
    return api.get("/api/2.0/workspace/get-status?path=" + LocalApi.segment(path));
  }

  private String content(String path) {
    return api.get("/api/2.0/workspace/export?direct_download=true&path=" + path).text();
  }

  private LocalApi.Answer mkdirs(String path) {
    return api.post("/api/2.0/workspace/mkdirs", "{'path': '" + path + "'}");
  }

  private LocalApi.Answer importContent(String path, String content, String format) {
    return api.post(
        "/api/2.0/workspace/import",
        "{'path': '" + path + "', 'content': '" + content + "', 'format': '" + format + "'}");
  }
}

package dev.trowel.app.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file of a saved plan: what it never holds, and what becomes of one that is broken.
class SavedPlanFileTest {

  private static final String SECRETIVE =
      """
      bundle:
        name: keys
      variables:
        token: {}
        key: {}
      resources:
        secrets:
          token:
            catalog_name: main
            schema_name: default
            name: token
            value: ${var.token}
        model_serving_endpoints:
          chat:
            name: chat
            config:
              served_entities:
                - name: chat
                  external_model:
                    name: gpt-4o
                    provider: openai
                    task: llm/v1/chat
                    openai_config:
                      openai_api_key_plaintext: ${var.key}
        jobs:
          use:
            name: use
            tags:
              note: uses ${var.token} inside
            parameters:
              - name: db_password
                default: Par-Pa55word
            tasks:
              - task_key: a
                existing_cluster_id: c-1
                notebook_task:
                  notebook_path: n.py
                  base_parameters:
                    plain: ${var.token}
                    password: Named-Pa55word
              - task_key: b
                existing_cluster_id: c-1
                spark_python_task:
                  python_file: s.py
                  parameters: ["--api-key", "Opt-Pa55word", "--token=Eq-Pa55word"]
      """;
  private static final List<String> SECRETS =
      List.of(
          "Tok-First-1",
          "Tok-Second-2",
          "Key-First-1",
          "Key-Second-2",
          "Par-Pa55word",
          "Named-Pa55word",
          "Opt-Pa55word",
          "Eq-Pa55word");
  private static final String FIRST = " --var token=Tok-First-1 --var key=Key-First-1";
  private static final String SECOND = " --var token=Tok-Second-2 --var key=Key-Second-2";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void login() {
    ground = Ground.bare(folder).with(cloud.login());
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void holdsNoSecretFromAnyPlace() {
    ground.file("n.py", "# Databricks notebook source\nprint(1)\n");
    ground.file("s.py", "print(1)\n").bundle(SECRETIVE);

    assertSecretless(ground.run("plan --out p.json -o json" + FIRST));
    assertThat(ground.run("deploy" + FIRST).exit()).isZero();
    assertSecretless(ground.run("plan --out p.json -o json" + SECOND));
    cloud.calm();

    Shell.Result result = ground.run("deploy --plan p.json" + FIRST);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("bundle: a secret changed, one of ")
        .contains("resources.secrets.token.value");
    assertThat(cloud.changes()).isEmpty();
    assertThat(ground.run("deploy --plan p.json" + SECOND).exit()).isZero();
    assertThat(cloud.bodies("POST /api/2.2/jobs/reset").toString()).contains("Tok-Second-2");
  }

  private void assertSecretless(Shell.Result planned) {
    assertThat(planned.exit()).as(planned.screen()).isZero();
    String saved = ground.text("p.json");
    for (String secret : SECRETS) {
      assertThat(saved).doesNotContain(secret);
      assertThat(planned.out()).doesNotContain(secret);
    }
    assertThat(saved).contains("\"secret\": true");
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    ground.trips();

    assertThat(ground.run("plan --out p.json").exit()).isZero();

    Path file = folder.resolve("p.json");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void isWrittenWholeOrNotAtAll() {
    ground.trips();

    Shell.Result result = ground.run("plan --out no/p.json");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Error: cannot write no/p.json: there is no such file or folder\n");
  }

  @Test
  void thatIsDamagedIsRefusedAtItsPlace() throws IOException {
    ground.trips();
    assertThat(ground.run("plan --out p.json").exit()).isZero();
    String whole = ground.text("p.json");
    cloud.calm();

    ground.file("p.json", whole.substring(0, whole.length() / 2));
    refuses("cannot read the plan p.json: it is no JSON, or not whole\n  in p.json:");
    ground.file("p.json", whole.replace("\"target\": \"default\"", "\"target\": \"prod\""));
    refuses("cannot read the plan p.json: it was changed after it was made, or is not whole");
    ground.file("p.json", new byte[] {0, -1, -2, 7, 0, 0, 127});
    refuses("cannot read the plan p.json: it is no JSON, or not whole\n  in p.json:1:1\n");
    ground.file("p.json", "[]");
    refuses("cannot read the plan p.json: not a JSON object");
    ground.file("p.json", "{}");
    refuses("cannot read the plan p.json: it is no saved plan\n  in p.json:1:1\n");
    ground.file("p.json", "{\"trowel_plan\": 2}");
    refuses("the plan p.json has the newer form 2");
    ground.file("p.json", "{\"plan_version\": 2, \"plan\": {}}");
    refuses("p.json is a plan in the incumbent's form");
    try (RandomAccessFile huge = new RandomAccessFile(folder.resolve("p.json").toFile(), "rw")) {
      huge.setLength(65L << 20);
    }
    refuses("cannot read the plan p.json: larger than 64 MB");
    Files.delete(folder.resolve("p.json"));
    refuses("cannot read the plan p.json: there is no such file or folder");
    Files.createDirectory(folder.resolve("p.json"));
    refuses("cannot read the plan p.json: it is no file");
    assertThat(whole.getBytes(UTF_8)).hasSizeLessThan(20_000);
  }

  private void refuses(String message) {
    Shell.Result result = ground.run("deploy --plan p.json");

    assertThat(result.err()).startsWith("Error: " + message);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cloud.requests()).isEmpty();
  }
}

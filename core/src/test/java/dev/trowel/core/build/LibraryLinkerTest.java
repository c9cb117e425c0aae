package dev.trowel.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryLinkerTest {

  @TempDir private Path root;

  private Bundles bundles;

  @BeforeEach
  void start() throws IOException {
    bundles = new Bundles(root.toRealPath());
  }

  private String dependencies(String... lines) {
    return Bundles.settings(
        bundles
            .build(
                """
                resources:
                  jobs:
                    j:
                      name: j
                      environments: [{environment_key: e, spec: {client: "1", dependencies: %s}}]
                """
                    .formatted(List.of(lines)))
            .bundle());
  }

  @Test
  void linksLibrariesOfTasksAndOfTasksInLoops() {
    bundles.file("a.jar", "a").file("sub/b-1-py3-none-any.whl", "b");
    bundles.file(
        "sub/j.yml",
        """
        resources:
          jobs:
            j:
              name: j
              tasks:
                - task_key: a
                  existing_cluster_id: x
                  libraries: [{jar: ../a.jar}, {pypi: {package: p}}, {whl: /Volumes/c/s/v/w.whl}]
                  notebook_task: {notebook_path: /x}
                - task_key: b
                  for_each_task:
                    inputs: "[]"
                    task: {task_key: c, existing_cluster_id: x, libraries: [{whl: ./b-1-py3-none-any.whl}], notebook_task: {notebook_path: /x}}
        """);
    BuiltBundle built = bundles.build("include: [sub/j.yml]\n");
    assertThat(Bundles.settings(built.bundle()))
        .contains(
            "\"libraries\":[{\"jar\":\""
                + Bundles.INTERNAL
                + "a.jar\"},{\"pypi\":{\"package\":\"p\"}},{\"whl\":\"/Volumes/c/s/v/w.whl\"}]")
        .contains("\"libraries\":[{\"whl\":\"" + Bundles.INTERNAL + "b-1-py3-none-any.whl\"}]");
    assertThat(built.libraries())
        .extracting(Library::shown)
        .containsExactly("a.jar", "sub/b-1-py3-none-any.whl");
  }

  @Test
  void linksLibrariesOfPipelines() {
    bundles.file("a.jar", "a").file("b-1-py3-none-any.whl", "b");
    assertThat(
            Bundles.settings(
                bundles
                    .build(
                        """
                        resources:
                          pipelines:
                            p:
                              name: p
                              libraries: [{jar: a.jar}]
                              environment: {dependencies: [./b-1-py3-none-any.whl, "pandas>=1"]}
                        """)
                    .bundle()))
        .contains("\"libraries\":[{\"jar\":\"" + Bundles.INTERNAL + "a.jar\"}]")
        .contains("[\"" + Bundles.INTERNAL + "b-1-py3-none-any.whl\",\"pandas>=1\"]");
  }

  @Test
  void takesAGlobForEachFileThatMatches() {
    bundles
        .file("dist/a-1-py3-none-any.whl", "a")
        .file("dist/a-2-py3-none-any.whl", "a")
        .file("dist/b-1-py3-none-any.whl", "b");
    String list =
        "[\""
            + Bundles.INTERNAL
            + "a-2-py3-none-any.whl[x]\",\""
            + Bundles.INTERNAL
            + "b-1-py3-none-any.whl[x]\"]";
    assertThat(dependencies("\"dist/*.whl[x]\"")).contains(list);
  }

  @Test
  void leavesWhatIsNoFileOfThisMachine() {
    bundles.file("requirements.txt", "pandas");
    assertThat(
            dependencies(
                "pandas",
                "\"torch==2.1\"",
                "\"lib[extra]>=1\"",
                "\"lib @ https://x/y.whl\"",
                "\"https://x/y.whl\"",
                "\"dbfs:/x/y.whl\"",
                "/Workspace/y.whl",
                "\"-r requirements.txt\"",
                "\"--index-url https://x\""))
        .contains(
            "[\"pandas\",\"torch==2.1\",\"lib[extra]>=1\",\"lib @ https://x/y.whl\","
                + "\"https://x/y.whl\",\"dbfs:/x/y.whl\",\"/Workspace/y.whl\",\"-r "
                + Bundles.FILES
                + "requirements.txt\",\"--index-url https://x\"]");
  }

  @Test
  void tellsAllLibrariesThatAreMissingAtOnce() throws IOException {
    Files.createSymbolicLink(root.resolve("gone.whl"), Path.of("nowhere"));
    assertThat(
            bundles.problems(
                """
                resources:
                  jobs:
                    j:
                      name: j
                      environments:
                        - environment_key: e
                          spec: {client: "1", dependencies: [./a.whl, "dist/*.whl", ./gone.whl]}
                      tasks:
                        - {task_key: a, existing_cluster_id: x, libraries: [{jar: ../b.jar}], notebook_task: {notebook_path: /x}}
                """))
        .extracting(Bundles::place)
        .containsExactlyInAnyOrder(
            "databricks.yml:8:46 file doesn't exist ./a.whl",
            "databricks.yml:8:55 no files match pattern: ./dist/*.whl",
            "databricks.yml:8:69 file doesn't exist ./gone.whl",
            "databricks.yml:10:67 file doesn't exist ../b.jar");
  }

  @Test
  void refusesTwoFilesOfTheSameName() {
    bundles.file("a/x.jar", "1").file("b/x.jar", "2");
    List<Diagnostic> problems =
        bundles.problems(
            """
            artifacts: {a: {type: jar, files: [{source: a/x.jar}]}}
            resources:
              jobs:
                j:
                  name: j
                  tasks:
                    - {task_key: a, existing_cluster_id: x, libraries: [{jar: a/x.jar}, {jar: b/x.jar}], notebook_task: {notebook_path: /x}}
            """);
    assertThat(problems)
        .extracting(Diagnostic::summary)
        .containsExactly("Duplicate local library names: x.jar");
    assertThat(problems.getFirst().detail()).endsWith("a/x.jar, b/x.jar");
    assertThat(problems.getFirst().spans())
        .extracting(Object::toString)
        .containsExactly("databricks.yml:2:45", "databricks.yml:8:67", "databricks.yml:8:83");
  }

  @Test
  void tellsAReferenceToAnArtifactThatIsNotThere() {
    bundles.file("x.jar", "1");
    assertThat(
            bundles.problems(
                """
                artifacts: {a: {type: jar, files: [{source: x.jar}]}}
                resources:
                  jobs:
                    j: {name: "j ${artifacts.a.files[1].remote_path} ${artifacts.a.type}"}
                """))
        .extracting(Bundles::place)
        .containsExactly(
            "databricks.yml:5:15 reference does not exist: ${artifacts.a.files[1].remote_path}");
  }
}

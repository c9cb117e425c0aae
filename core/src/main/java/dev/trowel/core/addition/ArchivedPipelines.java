package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the pipelines of a project by the template that MLOps Stacks put into the repository
/// (stacks.md 4.4).
///
/// @param draft takes the files
/// @param templates makes them
record ArchivedPipelines(RepositoryDraft draft, TemplateFiles templates) {

  private static final String ARCHIVE = "cicd.tar.gz";
  private static final String SCHEMA = "databricks_template_schema.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Makes them.
  ///
  /// @param parameters the repository's and the project's, by Stacks' own names
  /// @throws StopException `archive-unreadable`, and what the template says
  void make(String project, Map<String, String> parameters) {
    Map<String, String> answers = new LinkedHashMap<>(parameters);
    answers.putIfAbsent("input_project_name", project);
    // Stacks write the one and read the other.
    parameters.forEach((name, value) -> {
      if (name.endsWith("_catalog_name") && !name.startsWith("input_")) {
        answers.putIfAbsent("input_" + name, value);
      }
    });
    try (ScratchFolder scratch = ScratchFolder.make()) {
      Path unpacked = scratch.path().resolve("template");
      Path archive = draft.root().resolve(ARCHIVE);
      new TarArchive(archive, ARCHIVE).unpack(unpacked);
      String template = "template/" + template(unpacked);
      Path file = scratch.path().resolve("answers.json");
      Files.writeString(file, JSON.writeValueAsString(answers), UTF_8);
      place(templates.madeByFile(template, "answers.json", scratch), answers);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (IOException e) {
      throw TarArchive.unreadable(ARCHIVE, FileTrouble.words(e));
    }
  }

  private static String template(Path unpacked) {
    for (String folder : List.of("cicd", ".")) {
      if (Files.isRegularFile(unpacked.resolve(folder).resolve(SCHEMA))) {
        return folder;
      }
    }
    throw TarArchive.unreadable(ARCHIVE, "it holds no template: no cicd/" + SCHEMA);
  }

  /// The template makes the repository's folder; we are in it.
  private void place(List<NewFile> files, Map<String, String> answers) {
    String root = answers.getOrDefault("input_root_dir", "") + "/";
    boolean isNested =
        root.length() > 1 && files.stream().allMatch(file -> file.path().startsWith(root));
    if (files.isEmpty()) {
      throw new StopException(
          Diagnostic.error("archive-empty", "the template in %s makes no file".formatted(ARCHIVE))
              .detail(
                  "It has nothing for this platform. Leave --from-archive out: Trowel's own"
                      + " pipelines are for all of them. Nothing was written."));
    }
    for (NewFile file : files) {
      String path = isNested ? file.path().substring(root.length()) : file.path();
      draft.make(new NewFile(path, file.content(), file.permissions()));
    }
  }
}

package dev.trowel.core.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The file that remembers from which answers to which template a project was made, so that it can
/// be made again from a newer one.
final class AnswersFile {

  /// Where it lies in the folder of the project.
  static final String PATH = ".trowel/answers.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  private AnswersFile() {}

  /// The deepest folder that all files lie in; `.` for the output folder itself.
  static String folder(List<MadeFile> files) {
    if (files.isEmpty()) {
      return ".";
    }
    List<String> shared = folders(files.getFirst());
    for (MadeFile file : files) {
      List<String> other = folders(file);
      int same = 0;
      while (same < Math.min(shared.size(), other.size())
          && shared.get(same).equals(other.get(same))) {
        same++;
      }
      shared = shared.subList(0, same);
    }
    return shared.isEmpty() ? "." : String.join("/", shared);
  }

  private static List<String> folders(MadeFile file) {
    List<String> parts = new ArrayList<>(List.of(file.path().split("/", -1)));
    parts.removeLast();
    return parts;
  }

  /// The file.
  ///
  /// @param answers all of them, in their order
  /// @param facts what it learned of the workspace, by name
  /// @param project the folder of the project, absolute
  static FileImage of(
      Fetched template,
      TemplateRequest request,
      Map<String, Object> answers,
      Map<String, String> facts,
      Path project) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    ObjectNode from = root.putObject("template");
    from.put("source", source(template, request, project));
    from.put("revision", template.revision());
    request.subfolder().ifPresent(name -> from.put("folder", name));
    request.branch().ifPresent(name -> from.put("branch", name));
    request.tag().ifPresent(name -> from.put("tag", name));
    if (!facts.isEmpty()) {
      root.set("workspace", JSON.valueToTree(facts));
    }
    root.set("answers", JSON.valueToTree(answers));
    return FileImage.of(text(root));
  }

  /// A folder that was named from where one was is written down as seen from the project, where it
  /// will be looked for.
  private static String source(Fetched template, TemplateRequest request, Path project) {
    boolean isFolder = template.temporary().isEmpty();
    if (!isFolder || Path.of(template.source()).isAbsolute()) {
      return template.source();
    }
    Path folder = request.directory().resolve(template.source()).normalize();
    String seen = project.relativize(folder).toString().replace(File.separatorChar, '/');
    return seen.startsWith("..") ? seen : "./" + seen;
  }

  private static String text(ObjectNode root) {
    try {
      return JSON.writer(layout()).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static DefaultPrettyPrinter layout() {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
    return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }
}

package dev.trowel.core.workspace.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The profiles in `.databrickscfg` (`DATABRICKS_CONFIG_FILE`).
final class Profiles {

  static final String DEFAULT = "DEFAULT";

  private static final String OWN_SETTINGS = "__settings__";

  private final Path file;
  private final SequencedMap<String, SequencedMap<String, String>> sections;

  private Profiles(Path file, SequencedMap<String, SequencedMap<String, String>> sections) {
    this.file = file;
    this.sections = sections;
  }

  /// Reads the file; one that is not there has no profiles.
  ///
  /// @throws StopException when it cannot be read
  static Profiles read(Surroundings around) {
    Path file = file(around);
    try {
      return new Profiles(file, parse(Files.readAllLines(file, UTF_8)));
    } catch (NoSuchFileException _) {
      return new Profiles(file, new LinkedHashMap<>());
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error("profile-file-unreadable", "cannot read " + file)
              .detail(
                  "The file with the profiles is there but cannot be read: "
                      + e.getMessage()
                      + "\nMake it readable, or name another with DATABRICKS_CONFIG_FILE."));
    }
  }

  Path file() {
    return file;
  }

  /// The profiles' names, in the file's order.
  List<String> names() {
    return sections.entrySet().stream()
        .filter(section -> !section.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals(OWN_SETTINGS))
        .toList();
  }

  /// The keys and values of a profile; an empty section is no profile.
  Optional<SequencedMap<String, String>> profile(String name) {
    return Optional.ofNullable(sections.get(name))
        .filter(section -> !section.isEmpty() && !name.equals(OWN_SETTINGS));
  }

  /// What `[__settings__]` names as `default_profile`.
  Optional<String> preferred() {
    return Optional.ofNullable(sections.get(OWN_SETTINGS))
        .map(section -> section.getOrDefault("default_profile", ""))
        .filter(name -> !name.isBlank());
  }

  private static Path file(Surroundings around) {
    String named = around.variable("DATABRICKS_CONFIG_FILE").orElse("~/.databrickscfg");
    return named.startsWith("~/") ? around.home().resolve(named.substring(2)) : Path.of(named);
  }

  private static SequencedMap<String, SequencedMap<String, String>> parse(List<String> lines) {
    SequencedMap<String, SequencedMap<String, String>> sections = new LinkedHashMap<>();
    String section = DEFAULT;
    for (String raw : lines) {
      String line = raw.strip();
      if (line.startsWith("[") && line.contains("]")) {
        section = line.substring(1, line.indexOf(']')).strip();
      } else if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
        add(sections.computeIfAbsent(section, _ -> new LinkedHashMap<>()), line);
      }
    }
    return sections;
  }

  private static void add(Map<String, String> section, String line) {
    int end = keyEnd(line);
    if (end > 0) {
      section.put(line.substring(0, end).strip(), value(line.substring(end + 1).strip()));
    }
  }

  private static int keyEnd(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
  }

  /// A comment needs a space before it: tokens may hold `#`.
  private static String value(String text) {
    if (text.length() > 1 && text.startsWith("\"") && text.indexOf('"', 1) > 0) {
      return text.substring(1, text.indexOf('"', 1));
    }
    return text.split("\\s[#;]", 2)[0].strip();
  }
}

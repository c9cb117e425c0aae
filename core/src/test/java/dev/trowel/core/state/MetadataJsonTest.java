package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MetadataJsonTest {

  @Test
  void linksJobsAndPipelinesToTheirSource() {
    Bundle bundle =
        bundle(Mode.DEVELOPMENT, Map.of("jobs", "resources/j.yml", "schemas", "databricks.yml"));
    assertThat(text(bundle, GitFacts.none(), Map.of(ResourceKey.of("jobs", "x"), "12")))
        .isEqualTo(
            """
            {
             "config": {
              "bundle": {
               "git": {
                "bundle_root_path": "."
               },
               "mode": "development",
               "name": "b",
               "target": "dev"
              },
              "presets": {
               "source_linked_deployment": false
              },
              "resources": {
               "jobs": {
                "x": {
                 "id": "12",
                 "relative_path": "resources/j.yml"
                }
               }
              },
              "workspace": {
               "file_path": "/Workspace/r/files"
              }
             },
             "extra": {},
             "version": 1
            }
            """);
  }

  @Test
  void tellsWhatGitSays() {
    GitFacts git = new GitFacts("main", "abc", "https://x/y.git", "sub");
    assertThat(text(bundle(Mode.NONE, Map.of("pipelines", "p.yml")), git, Map.of()))
        .contains("\"branch\": \"main\"", "\"commit\": \"abc\"", "\"bundle_root_path\": \"sub\"")
        .contains("\"origin_url\": \"https://x/y.git\"", "\"pipelines\"")
        .doesNotContain("mode", "\"id\"");
  }

  private static String text(Bundle bundle, GitFacts git, Map<ResourceKey, String> ids) {
    return new String(MetadataJson.write(bundle, git, ids, Set.of("jobs", "pipelines")), UTF_8);
  }

  /// A bundle with one resource `x` of each kind, written in the file given for it.
  private static Bundle bundle(Mode mode, Map<String, String> kinds) {
    Path root = Path.of("/b");
    LinkedHashMap<ResourceKey, Resource> resources = new LinkedHashMap<>();
    kinds.forEach((kind, file) -> {
      ResourceKey key = ResourceKey.of(kind, "x");
      Mapping settings = Mapping.empty(Span.at(file, 4, 1));
      resources.put(key, new Resource(key, settings, List.of(), List.of(), false, List.of()));
    });
    return new Bundle(
        root,
        "b",
        "dev",
        mode,
        Mapping.empty(Span.synthetic("test")),
        new Layout("/Workspace/r", "/Workspace/r/files", "/a", "/s", "/x"),
        new SyncRules(root, List.of("."), List.of(), List.of()),
        resources);
  }
}

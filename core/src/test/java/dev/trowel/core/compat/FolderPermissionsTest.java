package dev.trowel.core.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundle's permissions also hold for the folders it is deployed to.
final class FolderPermissionsTest {

  @TempDir Path root;

  @Test
  void areSetOnceAndAgainWhenTheyChange() throws IOException {
    try (Stage stage = new Stage(root)) {
      assertThat(folderRequests(stage, "CAN_VIEW", ""))
          .containsExactly("[{\"permission_level\":\"CAN_READ\",\"group_name\":\"users\"}]");
      assertThat(folderRequests(stage, "CAN_VIEW", "")).isEmpty();
      assertThat(folderRequests(stage, "CAN_RUN", ""))
          .containsExactly("[{\"permission_level\":\"CAN_RUN\",\"group_name\":\"users\"}]");
    }
  }

  @Test
  void holdForFoldersElsewhereButNotForTheSharedOne() throws IOException {
    try (Stage stage = new Stage(root)) {
      String elsewhere =
          """
          workspace:
            artifact_path: /Workspace/Users/tester@databricks.com/artifacts
            resource_path: /Workspace/Shared
          """;

      assertThat(folderRequests(stage, "CAN_MANAGE", elsewhere)).hasSize(2);
    }
  }

  /// Deploys a bundle with this permission and gives the lists sent for folders.
  private List<String> folderRequests(Stage stage, String level, String more) throws IOException {
    String bundle =
        """
        bundle: {name: trips}
        permissions:
          - {level: %s, group_name: users}
        %s\
        """
            .formatted(level, more);
    Files.writeString(root.resolve("databricks.yml"), bundle);
    Bundle read = stage.bundle("default");
    stage.recording().clear();
    stage.deploy(read);
    return stage
        .recording()
        .changes(false)
        .valueStream()
        .filter(each -> each.path("path").asText().contains("/permissions/directories/"))
        .map(each -> each.path("body").path("access_control_list"))
        .map(JsonNode::toString)
        .toList();
  }
}

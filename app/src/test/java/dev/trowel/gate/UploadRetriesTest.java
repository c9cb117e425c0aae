package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.emulator.http.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// An upload that is sent again is sent whole (sdk-java.md 0, fact 4).
class UploadRetriesTest {

  private static final String UPLOAD = "/api/2.0/workspace-files/import-file/";
  private static final String TO_VOLUME = "/api/2.0/fs/files/";

  private static final String VOLUME =
      """
      bundle: {name: fares}
      resources:
        schemas: {ml: {catalog_name: main, name: ml}}
        volumes: {v: {catalog_name: main, schema_name: "${resources.schemas.ml.name}", name: v, volume_type: MANAGED}}
      """;

  private static final String LIBRARY =
      """
        jobs:
          j:
            name: j
            tasks:
              - task_key: t
                existing_cluster_id: "1"
                python_wheel_task: {package_name: lib, entry_point: main}
                libraries: [{whl: lib-1.0-py3-none-any.whl}]
      workspace: {artifact_path: /Volumes/main/ml/v/libraries}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      names = {"THROTTLED", "BUSY", "(GATEWAY|RESET)_(BEFORE|AFTER)", "RESETS"},
      mode = Mode.MATCH_ANY)
  void everyAttemptHasTheSameBytes(Weather weather) throws IOException {
    int retried = 0;
    for (int at = 1; at <= 6; at++) {
      try (FaultGround ground = new FaultGround(folder.resolve("at" + at))) {
        weather.begin(ground.helm(), at, UPLOAD);
        ground.run("deploy");
        retried += compared(ground.exchanges(), UPLOAD);
      }
    }
    assertThat(retried).as("uploads that were sent again").isPositive();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"THROTTLED", "BUSY", "(GATEWAY|RESET)_(BEFORE|AFTER)", "RESETS"},
      mode = Mode.MATCH_ANY)
  void aLibraryOfAVolumeHasTheSameBytesInEachAttempt(Weather weather) throws IOException {
    try (FaultGround ground = new FaultGround(folder)) {
      Path bundle = ground.folder().resolve("databricks.yml");
      Files.writeString(bundle, VOLUME);
      Files.writeString(ground.folder().resolve("lib-1.0-py3-none-any.whl"), "a library");
      assertThat(ground.run("deploy").exit()).as(ground.transcript()).isZero();
      Files.writeString(bundle, VOLUME + LIBRARY);
      weather.begin(ground.helm(), 1, "PUT " + TO_VOLUME);

      assertThat(ground.run("deploy").exit()).as(ground.transcript()).isZero();

      assertThat(compared(ground.exchanges(), TO_VOLUME)).as(ground.transcript()).isPositive();
    }
  }

  /// Of each upload that failed, the next one to the same place; but for the lock, which says when
  /// it was taken: nobody knows whether it was, so it is given back and taken anew.
  private static int compared(List<Exchange> exchanges, String place) {
    List<Exchange> uploads =
        exchanges.stream()
            .filter(Exchange::isChange)
            .filter(each -> each.request().path().startsWith(place))
            .filter(each -> !each.request().target().contains("deploy.lock"))
            .toList();
    assertThat(uploads).allSatisfy(each -> assertThat(each.body()).isNotEmpty());
    int found = 0;
    for (int i = 0; i < uploads.size(); i++) {
      Exchange failed = uploads.get(i);
      Optional<Exchange> again =
          uploads.stream()
              .skip(i + 1L)
              .filter(_ -> !answered(failed))
              .filter(each -> each.request().target().equals(failed.request().target()))
              .findFirst();
      again.ifPresent(each -> assertThat(each.request().body()).isEqualTo(failed.request().body()));
      found += again.isPresent() ? 1 : 0;
    }
    return found;
  }

  private static boolean answered(Exchange exchange) {
    return exchange.status() == 200 || exchange.status() == 204 || exchange.status() == 404;
  }
}

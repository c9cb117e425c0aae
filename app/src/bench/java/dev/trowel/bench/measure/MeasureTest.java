package dev.trowel.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

  @Test
  void takesTheMedianOfTimesAndTheGreatestPeak() {
    Cost cost = Cost.ofRuns(List.of(new Cost(3, 1, 10), new Cost(1, 2, 30), new Cost(2, 9, 20)));
    assertThat(cost).isEqualTo(new Cost(2, 2, 30));
  }

  @Test
  void countsWhatWaitedForEachOther() {
    List<Asked> log = List.of(asked(0, 100), asked(5, 90), asked(95, 190), asked(191, 300));
    assertThat(Asked.depth(log)).isEqualTo(3);
    assertThat(Asked.depth(List.of())).isZero();
  }

  @Test
  void tellsAnUploadFromStateAndReads() {
    assertThat(upload("/api/2.0/workspace-files/import-file/Workspace%2Fb%2Ffiles%2Fa.py"))
        .isTrue();
    assertThat(upload("/api/2.0/workspace-files/import-file/Workspace%2Fb%2Fstate%2Fx.json"))
        .isFalse();
    assertThat(upload("/api/2.1/jobs/create")).isFalse();
  }

  private static boolean upload(String target) {
    return new Asked("POST", target, Instant.EPOCH, Instant.EPOCH).isUpload();
  }

  private static Asked asked(int came, int left) {
    return new Asked("GET", "/", Instant.ofEpochMilli(came), Instant.ofEpochMilli(left));
  }
}

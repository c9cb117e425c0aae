package dev.trowel.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.databricks.sdk.core.UserAgent;
import org.junit.jupiter.api.Test;

final class SdkAgentTest {

  /// Shows what only subclasses see.
  private static final class Seen extends UserAgent {

    static boolean looksForNothing() {
      return "".equals(cicdProvider) && "".equals(agentProvider) && "".equals(metaHarnessProvider);
    }
  }

  @Test
  void leavesNothingThatTheSdkLooksForInTheEnvironment() {
    SdkAgent.silence();

    assertThat(Seen.looksForNothing()).isTrue();
    assertThat(UserAgent.asString()).doesNotContain("cicd/", "agent/", "meta-harness/");
  }
}

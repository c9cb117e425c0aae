package dev.trowel.core.workspace;

import com.databricks.sdk.core.UserAgent;

/// Keeps the SDK from looking for what it would say of itself: it searches the folders of `PATH`
/// and fails where there is none, and `Wire` puts our own name in the place of what it finds.
final class SdkAgent extends UserAgent {

  private SdkAgent() {}

  /// Has the SDK know already what it would look for: nothing.
  static void silence() {
    cicdProvider = "";
    agentProvider = "";
    metaHarnessProvider = "";
  }
}

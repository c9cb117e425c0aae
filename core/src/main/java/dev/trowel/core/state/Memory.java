package dev.trowel.core.state;

/// Gives memory back between the steps of a large deployment.
///
/// The collector that starts fastest takes new memory for as long as there is some, and looks
/// through the old only when there is none left: a deployment of a thousand jobs would keep all
/// that it ever parsed.
public final class Memory {

  /// In bytes: less is not worth the time, a tenth of a second for each hundred megabytes in use.
  private static final long LARGE = 96L << 20;

  private Memory() {}

  /// Has what is no longer needed collected where much is in use. To be called where a step ends
  /// that has used much and left little.
  public static void tidy() {
    Runtime runtime = Runtime.getRuntime();
    if (runtime.totalMemory() - runtime.freeMemory() > LARGE) {
      System.gc();
    }
  }
}

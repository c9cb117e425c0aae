package dev.trowel.core.model;

/// What one condition of a gate says of a version.
///
/// @param gate its name
/// @param condition in the words of the bundle, such as `f1 >= champion - 0.01`
/// @param why what was found, in a few words
/// @param wayOut what to do where it does not pass, or `""`
public record Verdict(String gate, String condition, Result result, String why, String wayOut) {

  /// How it ended.
  public enum Result {
    PASSED,
    REFUSED,
    /// There is nothing to judge by, which is no yes.
    UNKNOWN
  }

  static Verdict passed(String gate, String condition, String why) {
    return new Verdict(gate, condition, Result.PASSED, why, "");
  }

  static Verdict refused(String gate, String condition, String why, String wayOut) {
    return new Verdict(gate, condition, Result.REFUSED, why, wayOut);
  }

  static Verdict unknown(String gate, String condition, String why, String wayOut) {
    return new Verdict(gate, condition, Result.UNKNOWN, why, wayOut);
  }

  /// Whether it lets the version through.
  public boolean passes() {
    return result == Result.PASSED;
  }
}

package dev.trowel.app.command;

import dev.trowel.schema.shape.Schemas;

/// What commands need whatever their arguments say, made while those are parsed and files are read:
/// a start uses one core only, and there is a second one.
final class Ahead {

  /// The kind that nearly every bundle has.
  private static final String USUAL = "jobs";

  private Ahead() {}

  /// Begins, and does not wait.
  static void start() {
    Thread.ofPlatform()
        .daemon()
        .name("ahead")
        // Who needs what could not be made meets the failure, and says it.
        .uncaughtExceptionHandler((_, _) -> {})
        .start(() -> Schemas.prepare(USUAL));
  }
}

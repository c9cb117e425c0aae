package dev.trowel.core.workspace.login;

import java.util.concurrent.Callable;

/// Calls the SDK's login classes, which throw whatever comes to hand.
final class Sdk {

  private static final int LONGEST = 300;

  private Sdk() {}

  /// What `call` gives.
  ///
  /// @throws LoginFailure with one line, instead of anything else that is thrown
  static <T> T attempt(Callable<T> call) {
    try {
      return call.call();
    } catch (LoginFailure failure) {
      throw failure;
    } catch (Exception e) {
      throw rootFailure(e);
    }
  }

  private static LoginFailure rootFailure(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
      if (cause instanceof LoginFailure failure) {
        return failure;
      }
    }
    return new LoginFailure(line(e), e);
  }

  private static String line(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    // Some of the SDK's messages print a stream instead of what is in it.
    String said = message.replaceAll(", response body: java\\.io\\.\\S+", "");
    String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}

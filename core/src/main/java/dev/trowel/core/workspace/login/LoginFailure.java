package dev.trowel.core.workspace.login;

/// A method of logging in has its settings, but they got no token; the message is one line for the
/// user.
public final class LoginFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LoginFailure(String message) {
    super(message);
  }

  public LoginFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /// The message, never null.
  public String reason() {
    String message = getMessage();
    return message == null ? "no reason given" : message;
  }
}

package dev.trowel.core.template.text;

/// What a function or method that a template calls has against the call; it is told with the place
/// of the call and its expression.
public final class FunctionFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wayOut;

  /// @param message what is wrong; the name of the function is put before it, and its place told
  public FunctionFault(String message) {
    this(message, "");
  }

  /// @param wayOut what the user can do, a sentence of its own; empty when the message says it
  public FunctionFault(String message, String wayOut) {
    super(message);
    this.wayOut = wayOut;
  }

  /// What is wrong.
  public String message() {
    return String.valueOf(getMessage());
  }

  /// What the user can do; empty when the message says it.
  public String wayOut() {
    return wayOut;
  }
}

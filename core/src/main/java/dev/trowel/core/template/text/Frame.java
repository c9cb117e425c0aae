package dev.trowel.core.template.text;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import org.jspecify.annotations.Nullable;

/// A template that is being rendered, and who called it.
///
/// @param caller what called it; null for the one that was asked for
/// @param call where it is called; null likewise
record Frame(String template, Variables variables, @Nullable Frame caller, @Nullable Place call) {

  /// How many calls a message shows.
  private static final int SHOWN = 5;

  /// How much of an expression a message shows.
  private static final int WIDTH = 60;

  /// A template that is called here, with what `$` is in it.
  static Frame of(
      String template, @Nullable Object data, @Nullable Frame caller, @Nullable Place call) {
    Variables variables = new Variables();
    variables.declare("$", data);
    return new Frame(template, variables, caller, call);
  }

  /// What says that an expression of the template cannot be rendered.
  StopException fault(Place at, String message, String wayOut) {
    Diagnostic diagnostic =
        Diagnostic.error("template-fault", message)
            .detail(
                "%sexecuting \"%s\" at <%s>"
                    .formatted(wayOut.isEmpty() ? "" : wayOut + "\n", template, shortened(at)))
            .in(at.span());
    Frame frame = this;
    for (int i = 0; i < SHOWN && frame != null; i++) {
      diagnostic = frame.related(diagnostic, frame.call());
      frame = frame.caller();
    }
    return new StopException(diagnostic);
  }

  StopException fault(Place at, FunctionFault fault) {
    return fault(at, fault.message(), fault.wayOut());
  }

  private Diagnostic related(Diagnostic diagnostic, @Nullable Place call) {
    return call == null
        ? diagnostic
        : diagnostic.related("\"%s\" is called here".formatted(template), call.span());
  }

  private static String shortened(Place at) {
    String words = at.text().strip();
    return words.length() <= WIDTH ? words : words.substring(0, WIDTH) + "…";
  }
}

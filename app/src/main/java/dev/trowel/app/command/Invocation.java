package dev.trowel.app.command;

import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.option.CommonOptions;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;

/// One call of a command.
///
/// @param command its words
/// @param spelling whose command line was spoken
/// @param given all that was given
/// @param common what was given of the options every command has
/// @param caller the process
/// @param console where to print
/// @param engine opens what deploys; costs time, so only commands that deploy ask for it
/// @param tally where to say what it came to
public record Invocation(
    String command,
    Spelling spelling,
    Given given,
    CommonOptions common,
    Caller caller,
    Console console,
    Engine engine,
    Tally tally) {

  /// The same call for another target.
  Invocation aimedAt(String target) {
    return new Invocation(
        command, spelling, given, common.withTarget(target), caller, console, engine, tally);
  }
}

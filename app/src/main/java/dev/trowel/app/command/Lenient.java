package dev.trowel.app.command;

import static dev.trowel.schema.diagnostic.Codes.Standing.LATER;
import static dev.trowel.schema.diagnostic.Codes.Standing.UNSAID;
import static dev.trowel.schema.diagnostic.Codes.Standing.WARNED;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.schema.diagnostic.Codes;
import dev.trowel.schema.diagnostic.Codes.Standing;
import dev.trowel.schema.diagnostic.Severity;
import java.util.Set;

/// Where the incumbent's spelling only warns (design.md 4): a script that passed must go on
/// passing. Each code's page says what becomes of it.
final class Lenient {

  private Lenient() {}

  /// Whether only this program finds it, so that the incumbent's own findings stay what they are,
  /// whatever comments allow.
  static boolean isOurs(String code) {
    return Codes.standing(code) == WARNED;
  }

  /// What was read, without what only the native spelling says.
  static Read known(Read read) {
    return read.with(
        read.diagnostics().stream().filter(each -> Codes.standing(each.code()) != UNSAID).toList());
  }

  /// What was read, with warnings where the incumbent's `validate` sees nothing.
  static Read validation(Read read) {
    return warned(read, Set.of(LATER, WARNED));
  }

  /// What was read, with warnings where the incumbent plans and deploys.
  static Read deployment(Read read) {
    return warned(read, Set.of(WARNED));
  }

  private static Read warned(Read read, Set<Standing> standings) {
    return read.with(
        read.diagnostics().stream()
            .map(each ->
                standings.contains(Codes.standing(each.code())) ? each.as(Severity.WARNING) : each)
            .toList());
  }
}

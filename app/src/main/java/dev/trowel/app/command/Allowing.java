package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.allow.Judged;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.load.Selected;
import java.util.ArrayList;
import java.util.List;

/// Which findings the comments of a bundle's files allow. In the incumbent's spelling these are
/// only those that the incumbent does not have: it knows no such comments, and what it says stays
/// what it says.
///
/// @param spelling whose words are spoken
record Allowing(Spelling spelling) {

  /// What was read, parted; what is wrong with the comments themselves stays, too.
  Judged judged(Read read) {
    return switch (spelling) {
      case NATIVE -> {
        Judged judged = read.allowances().judge(read.diagnostics(), _ -> true);
        List<Diagnostic> kept = new ArrayList<>(judged.kept());
        kept.addAll(read.allowances().faults());
        yield new Judged(kept, judged.allowed());
      }
      case INCUMBENT -> read.allowances().judge(read.diagnostics(), Lenient::isOurs);
    };
  }

  /// What selecting a target found and no comment allows.
  List<Diagnostic> kept(Selected selected) {
    return switch (spelling) {
      case NATIVE -> selected.allowances().judge(selected.diagnostics(), _ -> true).kept();
      case INCUMBENT -> selected.diagnostics();
    };
  }
}

package dev.trowel.app.command;

import dev.trowel.app.console.PromotionPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.core.model.Relabelling;
import dev.trowel.core.model.Relabelling.Wanted;
import dev.trowel.schema.diagnostic.Diagnostics;

/// Moves a label within one model, as `model alias` and `model rollback` do.
record ModelMoving(ModelChange change) {

  Exit run(Wanted wanted) {
    if (!wanted.isDone()) {
      change.warnIfDeclared(wanted.model(), wanted.label(), wanted.to());
    }
    if (wanted.isDone() || change.isDry()) {
      change.tell(PromotionPrinter.sentence(wanted, change.isDry()));
      return result(wanted, false);
    }
    if (!change.isAgreed("moving " + wanted.label().shown() + " of " + wanted.model().key())) {
      return Exit.CONSENT;
    }
    Diagnostics warnings = new Diagnostics();
    change.during(
        terms -> new Relabelling(change.session().site()).carryOut(wanted, terms, warnings));
    change.report(warnings);
    change.tell(PromotionPrinter.sentence(wanted, false));
    return result(wanted, true);
  }

  private Exit result(Wanted wanted, boolean changed) {
    Invocation invocation = change.invocation();
    if (invocation.common().format() == Format.JSON) {
      invocation
          .console()
          .result(
              PromotionPrinter.json(
                  invocation.command(), wanted, changed, change.session().diagnostics().list()));
    }
    return Exit.DONE;
  }
}

package dev.trowel.app.command;

import dev.trowel.app.command.Checking.Checked;
import dev.trowel.app.console.Finding;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.fix.Drafts;
import dev.trowel.schema.fix.Replacement;
import dev.trowel.schema.fix.UnifiedDiff;
import dev.trowel.schema.load.RootFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the fixes of findings, as long as no error comes of them.
final class Fixing {

  /// Fixes may make place for others; no bundle needs more rounds.
  private static final int ROUNDS = 10;

  private final Invocation invocation;
  private final Checking checking;
  private final Set<Fix> refused = new HashSet<>();
  private int made;

  Fixing(Invocation invocation, Checking checking) {
    this.invocation = invocation;
    this.checking = checking;
  }

  /// What mending came to, on paper.
  ///
  /// @param before what was found first
  /// @param after what is found when the drafts are in the files
  private record Mended(Snapshot files, Checked before, Checked after) {}

  /// Prints what would change.
  ///
  /// @return what is found in the files as they are
  Checked show() {
    Mended mended = mended();
    StringBuilder text = new StringBuilder();
    mended
        .files()
        .drafts()
        .forEach((file, draft) ->
            text.append(UnifiedDiff.of(file, mended.files().original(file).orElseThrow(), draft)));
    invocation.console().result(text.toString());
    invocation.console().progress(summary("Would fix", mended));
    return mended.before();
  }

  /// Changes the files.
  ///
  /// @throws StopException `fix-not-written` when a file changed meanwhile, or cannot be changed
  void write() {
    Mended mended = mended();
    write(mended.files());
    invocation.console().progress(summary("Fixed", mended));
  }

  private String summary(String verb, Mended mended) {
    int all = made + mended.after().findings().list().size();
    if (made == 0) {
      return all == 0 ? "Nothing to fix" : verb + " none of " + counted(all, "finding");
    }
    return "%s %d of %s in %s"
        .formatted(
            verb, made, counted(all, "finding"), counted(mended.files().drafts().size(), "file"));
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private Mended mended() {
    Snapshot files = new Snapshot(root());
    Checked before = checking.check(files);
    Path limit = repository(root(), before.git());
    Checked last = before;
    int madeBefore = -1;
    for (int round = 0; round < ROUNDS && made > madeBefore; round++) {
      madeBefore = made;
      last = round(files, limit, last);
    }
    return new Mended(files, before, last);
  }

  /// The bundle's folder; where there is none, checking will tell.
  private Path root() {
    Path start = invocation.common().directory();
    try {
      return RootFinder.find(start, new Reading(invocation).options()).folder();
    } catch (StopException _) {
      return start;
    }
  }

  private static Path repository(Path root, String inRepository) {
    Path top = root;
    for (String step : inRepository.split("/", -1)) {
      Path parent = top.getParent();
      if (!step.isEmpty() && !step.equals(".") && parent != null) {
        top = parent;
      }
    }
    return top;
  }

  private Checked round(Snapshot files, Path limit, Checked found) {
    List<Fix> wanted =
        found.findings().list().stream()
            .map(Finding::diagnostic)
            .flatMap(each -> each.fix().stream())
            .filter(fix -> !refused.contains(fix))
            .toList();
    Drafts drafts = new Drafts(file -> files.changeable(file, limit));
    List<Fix> accepted = new ArrayList<>();
    Checked last = accept(drafts.compatible(wanted), accepted, drafts, files, found);
    files.keep(drafts.with(accepted));
    made += accepted.size();
    return last;
  }

  /// Takes all of them, or where errors come of that, those halves of them that bring none.
  private Checked accept(
      List<Fix> fixes, List<Fix> accepted, Drafts drafts, Snapshot files, Checked last) {
    if (fixes.isEmpty()) {
      return last;
    }
    List<Fix> all = new ArrayList<>(accepted);
    all.addAll(fixes);
    Map<String, byte[]> contents = drafts.with(all);
    Checked next = checking.check(files.with(contents));
    if (next.addsNoErrorTo(last)) {
      accepted.addAll(fixes);
      return next;
    }
    if (fixes.size() == 1) {
      refused.addAll(fixes);
      return last;
    }
    int half = fixes.size() / 2;
    Checked first = accept(fixes.subList(0, half), accepted, drafts, files, last);
    return accept(fixes.subList(half, fixes.size()), accepted, drafts, files, first);
  }

  private static void write(Snapshot files) {
    List<Replacement> replacements = new ArrayList<>();
    files
        .drafts()
        .forEach((file, draft) ->
            replacements.add(
                new Replacement(files.path(file), files.original(file).orElseThrow(), draft)));
    replacements.forEach(Fixing::refuseChanged);
    replacements.forEach(Fixing::write);
  }

  private static void refuseChanged(Replacement each) {
    try {
      if (!each.isCurrent()) {
        throw notWritten(each, "It changed while it was checked.");
      }
    } catch (IOException e) {
      throw notWritten(each, "The system says: " + Why.of(e) + ".");
    }
  }

  private static void write(Replacement each) {
    try {
      each.make();
    } catch (IOException e) {
      throw notWritten(each, "The system says: " + Why.of(e) + ".");
    }
  }

  private static StopException notWritten(Replacement each, String why) {
    return new StopException(
        Diagnostic.error("fix-not-written", "cannot mend " + each.file())
            .detail(why + " Nothing in this file was changed; run validate --fix again."));
  }
}

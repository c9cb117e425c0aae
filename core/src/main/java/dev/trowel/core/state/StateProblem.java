package dev.trowel.core.state;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The wording of what can be wrong with recorded state.
final class StateProblem {

  private static final String NOTHING_DONE = " Nothing was changed.";

  private StateProblem() {}

  static StopException localFiles(String doing, Path file, IOException cause) {
    return stop(
        Diagnostic.error(
                "local-files", "cannot " + doing + " " + file + ": " + FileTrouble.words(cause))
            .detail(
                "Check that the disk has room and that the folder `.databricks` belongs to you."));
  }

  static StopException journalReadOnly(Path journal) {
    return stop(
        Diagnostic.error("local-files", "an interrupted deployment cannot be finished here")
            .in(Span.of(journal.toString()))
            .detail(
                "Its journal is "
                    + journal
                    + ", and the folder cannot be written to. Run the command as its owner, or"
                    + " where the folder can be written."
                    + NOTHING_DONE));
  }

  static StopException unreadable(String where, byte[] bytes, IOException why) {
    String reason = StateMigration.firstLine(why);
    return stop(
        Diagnostic.error("state-unreadable", "cannot read the state in " + where + ": " + reason)
            .in(Places.of(where, bytes, why))
            .detail(
                "The file is damaged or was edited. `trowel state repair` looks at every copy there"
                    + " is and puts the best one in its place; with --dry-run it only tells."
                    + NOTHING_DONE));
  }

  static StopException tooNew(String where, String version) {
    return stop(
        Diagnostic.error(
                "state-too-new", "the state in " + where + " has the newer form " + version)
            .in(Span.of(where))
            .detail(
                "A newer tool deployed this target last. Use that tool, or a newer Trowel."
                    + NOTHING_DONE));
  }

  static Diagnostic newerTool(String version) {
    return Diagnostic.warning(
            "state-newer-tool",
            "State was last deployed with CLI version %s but current version is %s"
                .formatted(version, Compatible.VERSION))
        .detail(
            "Its form can be read, so nothing hinders going on; the plan may differ from that of"
                + " the tool that deployed last.");
  }

  static Diagnostic notPushed(String remote, Path local) {
    return Diagnostic.error(
            "state-not-pushed", "what was done is recorded on this machine only, not in " + remote)
        .detail(
            "It is in "
                + local
                + ". Run the same command here when the reason is gone: it brings the record to the"
                + " workspace. Deploying from elsewhere before that would do things twice.");
  }

  static StopException overtaken(String remote, Optional<State> now) {
    return stop(
        Diagnostic.error(
                "state-overtaken",
                "another deployment wrote %s meanwhile: %s"
                    .formatted(
                        remote,
                        now.map(state ->
                                "serial " + state.serial() + ", lineage " + state.lineage())
                            .orElse("it is not what it was")))
            .in(Span.of(remote))
            .detail(
                "It was not written over. What this command did is recorded on this machine only;"
                    + " `trowel state repair` here shows both records and brings them together."));
  }

  static Diagnostic wentBack(long serial, String remote, long there) {
    return Diagnostic.warning(
            "state-went-back",
            "this machine has put serial %d in the workspace, where serial %d is now"
                .formatted(serial, there))
        .in(Span.of(remote))
        .detail(
            "Somebody restored an older one, or wrote over it. This machine goes on from its own,"
                + " and the next deployment puts it there again. Where the older one is meant:"
                + " `trowel state repair --from workspace`.");
  }

  static Diagnostic notKept(String remote, String found) {
    return Diagnostic.error(
            "state-not-pushed", "the workspace does not keep " + remote + ": there is " + found)
        .in(Span.of(remote))
        .detail(
            "It was written twice and read back each time. What was done is recorded on this"
                + " machine; run the same command here again, before anybody deploys from"
                + " elsewhere.");
  }

  static StopException journalInUse(Path file) {
    return stop(
        Diagnostic.error("journal-in-use", "another deployment is running in this folder")
            .detail("It holds " + file + ". Wait until it ends." + NOTHING_DONE));
  }

  static StopException journalAhead(Path file, long serial, long expected) {
    return mismatch(
        "WAL serial (%d) is ahead of expected (%d), state may be corrupted"
            .formatted(serial, expected),
        file);
  }

  static StopException journalOfOtherLineage(Path file, String lineage, String expected) {
    return mismatch(
        "WAL lineage (%s) is not that of the state (%s)".formatted(lineage, expected), file);
  }

  static StopException journalUnreadable(Path file) {
    return mismatch("the first line of the WAL is damaged, and entries follow it", file);
  }

  static Diagnostic journalStale(List<String> lost, Path kept) {
    return Diagnostic.warning(
            "journal-stale", "what an interrupted deployment did here is not in the state")
        .detail(
            "Another deployment followed it from elsewhere. Not recorded: "
                + String.join(", ", lost)
                + ". Look whether these still exist; delete or bind what is there twice. A"
                + " deployment from here keeps what it said as "
                + kept
                + ".");
  }

  static Diagnostic movedBoth(ResourceKey from, String old, ResourceKey to, String now) {
    return Diagnostic.warning(
            "moved-both", "%s does not become %s: both are deployed".formatted(from, to))
        .detail(
            "%s is %s and %s is %s. %s is treated as what it is: no longer in the bundle. Remove the"
                    .formatted(from, old, to, now, from)
                + " entry of moved when that is meant.");
  }

  static Diagnostic formerOfOther(String state) {
    return Diagnostic.warning("former-root", "the former folder holds another deployment: " + state)
        .detail(
            "Nothing was taken from it, as this target has a deployment of its own. Remove the"
                + " entry of moved, or correct it.");
  }

  static StopException formerTerraform(String file) {
    return new StopException(
        Diagnostic.error(
                "former-root", "the Terraform engine deployed to the former folder: " + file)
            .detail(
                "Nothing was changed. Deploy once more under the former name and folder, which"
                    + " takes that deployment over; then move it."));
  }

  static Diagnostic journalCorrupt(int lines, Path saved) {
    return Diagnostic.warning(
            "journal-corrupt",
            "skipped %d unreadable line%s of the journal an interrupted deployment left"
                .formatted(lines, lines == 1 ? "" : "s"))
        .detail(
            "They are kept in "
                + saved
                + ". A resource they speak of may exist in the workspace without being recorded.");
  }

  static StopException lineageMismatch(List<String> found) {
    return stop(
        Diagnostic.error("state-lineage-mismatch", "lineage mismatch in state files")
            .detail(
                "These belong to different deployments: "
                    + String.join("; ", found)
                    + ". `trowel state repair --from workspace` keeps that of the workspace and"
                    + " `--from local` the other one; both tell first what would be lost. For a"
                    + " deployment of its own, give the bundle another `workspace.root_path`."
                    + NOTHING_DONE));
  }

  static StopException tie(long serial, List<String> found) {
    return stop(
        Diagnostic.error("state-tie", "a direct and a terraform state both have serial " + serial)
            .detail(
                "Nobody can say which is newer: "
                    + String.join("; ", found)
                    + ". Move the wrong one away."
                    + NOTHING_DONE));
  }

  static Diagnostic adopted(String where, int resources) {
    return Diagnostic.warning(
            "terraform-adopted", "this target was last deployed with the Terraform engine")
        .detail(
            "Taken over from %s, by id: %d resource%s. Nothing is made anew for that."
                    .formatted(where, resources, resources == 1 ? "" : "s")
                + " Deploying records them in `resources.json` and keeps the old file as"
                + " `terraform.tfstate.backup`.");
  }

  static StopException terraformVersion(String where, String version) {
    return stop(
        Diagnostic.error(
                "terraform-state",
                "unsupported deployment state version: "
                    + (version.isEmpty() ? "none" : version)
                    + ". Try re-deploying the bundle")
            .in(Span.of(where))
            .detail(
                where
                    + " is a state of the Terraform engine, of another form than 4, the one that"
                    + " the incumbent writes. Deploy once with the tool that wrote it, or restore"
                    + " the right file."
                    + NOTHING_DONE));
  }

  static StopException terraformForm(String where, String why) {
    return stop(
        Diagnostic.error("terraform-state", "cannot take over the state in " + where + ": " + why)
            .in(Span.of(where))
            .detail(
                "Without its id a resource would be made a second time. Deploy once with the tool"
                    + " that wrote the file, or correct it."
                    + NOTHING_DONE));
  }

  static Diagnostic journalWithoutState(Path file, long serial, String lineage) {
    return mismatch(
            "the state that the WAL follows (serial %d, lineage %s) is not there"
                .formatted(serial, lineage),
            file)
        .diagnostics()
        .getFirst();
  }

  private static StopException mismatch(String summary, Path file) {
    return stop(
        Diagnostic.error("journal-mismatch", summary)
            .in(Span.at(file.toString(), 1, 1))
            .detail(
                file
                    + " tells what an interrupted deployment did, but does not fit the state."
                    + " `trowel state repair` shows both and what they have recorded; it keeps the"
                    + " file under another name."
                    + NOTHING_DONE));
  }

  private static StopException stop(Diagnostic diagnostic) {
    return new StopException(diagnostic);
  }
}

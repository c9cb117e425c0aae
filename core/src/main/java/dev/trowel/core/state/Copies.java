package dev.trowel.core.state;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every copy of a target's state that there is, readable or not.
public final class Copies {

  /// Where a copy lies; on equal serials the earlier one is preferred.
  public enum Source {
    /// The local state with what a killed deployment did on top.
    JOURNAL,
    WORKSPACE,
    LOCAL,
    WORKSPACE_BACKUP,
    LOCAL_BACKUP;

    /// Whether it is one of the last ten.
    public boolean isBackup() {
      return this == WORKSPACE_BACKUP || this == LOCAL_BACKUP;
    }
  }

  /// One copy.
  ///
  /// @param where the file, as the user should read it in a message
  /// @param serial what a backup's name says; else that of the state, 0 where nobody can read it
  /// @param state what it says; empty where that cannot be read
  /// @param problem why it cannot be read
  public record Copy(
      Source source,
      String where,
      long serial,
      Optional<State> state,
      Optional<Diagnostic> problem) {

    /// How `--from` calls it.
    public String name() {
      return switch (source) {
        case JOURNAL -> "journal";
        case WORKSPACE -> "workspace";
        case LOCAL -> "local";
        case WORKSPACE_BACKUP, LOCAL_BACKUP -> Long.toString(serial);
      };
    }

    private static Copy of(Source source, String where, long serial, byte[] bytes) {
      try {
        State state = StateCodec.read(bytes, where);
        return new Copy(
            source,
            where,
            source.isBackup() ? serial : state.serial(),
            Optional.of(state),
            Optional.empty());
      } catch (StopException stop) {
        return new Copy(
            source, where, serial, Optional.empty(), Optional.of(stop.diagnostics().getFirst()));
      }
    }
  }

  private final List<Copy> all;
  private final Optional<byte[]> seen;

  private Copies(List<Copy> all, Optional<byte[]> seen) {
    this.all = List.copyOf(all);
    this.seen = seen;
  }

  /// Those on this machine and in the workspace; changes nothing.
  ///
  /// @throws StopException when they cannot be asked for
  public static Copies find(LocalFolder folder, WorkspaceFiles files, String statePath) {
    List<Copy> found = new ArrayList<>();
    String remote = statePath + "/" + LocalState.FILE;
    Optional<byte[]> seen = files.read(remote);
    seen.ifPresent(bytes -> found.add(Copy.of(Source.WORKSPACE, remote, 0, bytes)));
    String local = folder.file(LocalState.FILE).toString();
    folder
        .read(LocalState.FILE)
        .ifPresent(bytes -> found.add(Copy.of(Source.LOCAL, local, 0, bytes)));
    Backups there = Backups.inWorkspace(files, statePath);
    found.addAll(backups(Source.WORKSPACE_BACKUP, there, there.serials()));
    Backups here = Backups.here(folder);
    found.addAll(backups(Source.LOCAL_BACKUP, here, here.serials()));
    LeftoverCopy.find(folder, found).ifPresent(found::add);
    return new Copies(found, seen);
  }

  private static List<Copy> backups(Source source, Backups backups, List<Long> serials) {
    return Parallel.map(
            serials,
            serial ->
                backups
                    .read(serial)
                    .map(bytes -> Copy.of(source, backups.where(serial), serial, bytes)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// All of them: the two that count first, then the copies of former ones, the newest first.
  public List<Copy> all() {
    return all;
  }

  /// The copy at `source`, where there is one.
  public Optional<Copy> at(Source source) {
    return all.stream().filter(copy -> copy.source() == source).findFirst();
  }

  /// Those that can be read.
  public List<Copy> readable() {
    return all.stream().filter(copy -> copy.state().isPresent()).toList();
  }

  /// What stands in the workspace in the place of the state, byte by byte.
  public Optional<byte[]> seen() {
    return seen;
  }
}

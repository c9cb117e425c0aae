package dev.trowel.core.state;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Copies of the last ten states, by serial: `resources-000007.json`. The newest is a copy of the
/// one that counts, so that a damaged `resources.json` costs nothing.
public final class Backups {

  static final int KEPT = 10;

  private static final String REMOTE = "/trowel/backups";
  private static final String LOCAL = "backups";
  private static final Pattern NAME = Pattern.compile("resources-(\\d{6,15})\\.json");

  private final Shelf shelf;

  private Backups(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Those in the workspace.
  ///
  /// @param statePath `workspace.state_path`, absolute
  public static Backups inWorkspace(WorkspaceFiles files, String statePath) {
    return new Backups(new Shelf.InWorkspace(files, statePath + REMOTE));
  }

  /// Those on this machine.
  public static Backups here(LocalFolder folder) {
    return new Backups(new Shelf.Local(folder, LOCAL));
  }

  /// The serials of which there is a copy, the newest first.
  ///
  /// @throws StopException when the folder cannot be listed
  public List<Long> serials() {
    return shelf.names().stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> Long.parseLong(name.group(1)))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /// The copy of the state with this serial.
  public Optional<byte[]> read(long serial) {
    return shelf.read(name(serial));
  }

  /// The copy, as the user should read it in a message.
  public String where(long serial) {
    return shelf.where(name(serial));
  }

  /// Keeps a copy of a state, and of the one it replaces where there is none yet, as another tool
  /// keeps none; more than ten are not kept. That it cannot be done hinders nothing.
  ///
  /// @param known gives the serials of the copies that are there
  void keep(State state, Optional<State> replaced, Supplier<List<Long>> known) {
    try {
      List<Long> there = new ArrayList<>(known.get());
      there.remove(state.serial());
      there.addFirst(state.serial());
      List<State> kept = new ArrayList<>(List.of(state));
      replaced.filter(old -> !there.contains(old.serial())).ifPresent(kept::add);
      Parallel.map(kept, this::write);
      Parallel.map(there.stream().skip(KEPT).toList(), this::delete);
    } catch (StopException stop) {
      // The state itself is safe; `trowel state backups` shows which copies there are.
      return;
    }
  }

  /// As [#serials], and makes the folder where there is none.
  List<Long> ready() {
    List<Long> there = serials();
    if (there.isEmpty()) {
      shelf.make();
    }
    return there;
  }

  private boolean write(State state) {
    shelf.write(name(state.serial()), StateCodec.write(state));
    return true;
  }

  private boolean delete(long serial) {
    shelf.delete(name(serial));
    return true;
  }

  private static String name(long serial) {
    return String.format(Locale.ROOT, "resources-%06d.json", serial);
  }
}

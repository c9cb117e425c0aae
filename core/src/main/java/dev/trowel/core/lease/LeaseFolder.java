package dev.trowel.core.lease;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Written;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files `lease-NNNNNN.json` of one target, `<state_path>/trowel`.
///
/// @param path absolute
record LeaseFolder(WorkspaceFiles files, String path) {

  private static final Pattern NAME = Pattern.compile("lease-(\\d{6,15})\\.json");

  /// A lease that is there.
  ///
  /// @param version changes whenever it is written
  record Found(long epoch, String version) {}

  static LeaseFolder below(WorkspaceFiles files, String statePath) {
    return new LeaseFolder(files, statePath + "/trowel");
  }

  /// Those that are there, in no order.
  List<Found> list() {
    return among(listed());
  }

  /// All files of the folder.
  List<WorkspaceFiles.Listed> listed() {
    return files.list(path);
  }

  /// Those among the files of the folder.
  static List<Found> among(List<WorkspaceFiles.Listed> listed) {
    return listed.stream().flatMap(each -> found(each).stream()).toList();
  }

  private static Optional<Found> found(WorkspaceFiles.Listed listed) {
    Matcher name = NAME.matcher(listed.name());
    return name.matches()
        ? Optional.of(new Found(Long.parseLong(name.group(1)), listed.version()))
        : Optional.empty();
  }

  Optional<Claim> read(long epoch) {
    return files.read(file(epoch)).map(bytes -> ClaimJson.read(bytes, epoch));
  }

  /// Makes the folder, where it may be missing: a write that finds none costs two more.
  void make() {
    files.mkdirs(path);
  }

  /// Takes the name of an epoch, if it is free; says whether it is `claim`'s now.
  boolean create(Claim claim) {
    return switch (files.write(file(claim.epoch()), ClaimJson.write(claim), false)) {
      case Written.DONE -> true;
      // An answer may have been lost on the way, and the request repeated.
      case Written.EXISTS -> isThere(claim);
    };
  }

  boolean isThere(Claim claim) {
    return read(claim.epoch()).filter(found -> found.id().equals(claim.id())).isPresent();
  }

  void write(Claim claim) {
    files.write(file(claim.epoch()), ClaimJson.write(claim), true);
  }

  void remove(long epoch) {
    files.delete(file(epoch), false);
  }

  /// Removes another file of the folder.
  void remove(String name) {
    files.delete(path + "/" + name, false);
  }

  String file(long epoch) {
    return String.format(Locale.ROOT, "%s/lease-%06d.json", path, epoch);
  }
}

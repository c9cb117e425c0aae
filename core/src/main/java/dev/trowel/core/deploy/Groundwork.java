package dev.trowel.core.deploy;

import dev.trowel.core.history.HistoryLook;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.Begun;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a deployment looks up and makes room for before it sends anything, while it makes sure that
/// it still may.
///
/// Nothing of it is lost on anybody when it may not: folders are made, and a record is begun only
/// where there is none.
final class Groundwork implements AutoCloseable {

  /// The field by which a kind says in which folder its objects lie.
  private static final String PARENT = "parent_path";

  private final Begun<SortedMap<ResourceKey, Intent>> intents;
  private final HistoryLook history;
  private final Proposal proposal;
  private final Site effects;
  private Optional<Rooms> rooms = Optional.empty();

  /// What is made in the workspace.
  ///
  /// @param files whether it is said which files come
  /// @param other done when libraries and resources have their folders
  private record Rooms(Begun<Boolean> files, Begun<Boolean> other, List<Place> folders) {}

  /// A folder whose permissions are to be set.
  ///
  /// @param call the request for that
  record Place(FolderPermissions.Wanted wanted, Begun<Call> call) {}

  private Groundwork(Proposal proposal, Site effects) {
    this.proposal = proposal;
    this.effects = effects;
    Interruptions interruptions = new Interruptions(effects);
    this.intents = Begun.of(() -> interruptions.intended(proposal.plan()));
    this.history = HistoryLook.at(Chronicles.folder(effects));
  }

  /// Begins to look; goes on while the caller does.
  ///
  /// @param effects where the workspace may be changed
  static Groundwork begin(Proposal proposal, Site effects) {
    return new Groundwork(proposal, effects);
  }

  /// Begins to make room, unless that is done.
  Groundwork makingRoom() {
    if (rooms.isEmpty()) {
      FolderPermissions permissions = new FolderPermissions(effects.workspace());
      rooms =
          Optional.of(
              new Rooms(
                  Begun.of(() -> new FileSync(effects).prepare(proposal.files())),
                  Begun.of(this::makeOther),
                  proposal.folders().stream()
                      .map(wanted -> new Place(wanted, Begun.of(() -> permissions.call(wanted))))
                      .toList()));
    }
    return this;
  }

  private boolean makeOther() {
    new Libraries(effects).sync().prepare(proposal.libraries());
    return makeFolder(proposal.plan(), effects);
  }

  /// What is there already and could be taken for what is about to be made.
  SortedMap<ResourceKey, Intent> intents() {
    return intents.get();
  }

  /// What lies in the folder of the history.
  HistoryLook history() {
    return history;
  }

  /// Whether it is said which files come, and their folders are made.
  boolean isAnnounced() {
    return makingRoom().rooms.orElseThrow().files().get();
  }

  /// Returns when libraries and resources have their folders.
  void awaitRoom() {
    makingRoom().rooms.orElseThrow().other().get();
  }

  /// The folders whose permissions are to be set; they are there.
  List<Place> folders() {
    return makingRoom().rooms.orElseThrow().folders();
  }

  /// Waits until nothing of it goes on.
  @Override
  public void close() {
    intents.await();
    rooms.ifPresent(made -> {
      made.files().await();
      made.other().await();
      made.folders().forEach(place -> place.call().await());
    });
  }

  /// What is made in the folder for resources needs it to be there (format.md 3).
  private static boolean makeFolder(Plan plan, Site effects) {
    String folder = effects.bundle().layout().resource();
    boolean needed =
        plan.changes().stream()
            .filter(line ->
                line.change() instanceof Change.Create || line.change() instanceof Change.Replace)
            .flatMap(line -> line.desired().stream())
            .anyMatch(wanted -> wanted.value().path(PARENT).asText().equals(folder));
    if (needed) {
      effects.workspace().files().mkdirs(folder);
    }
    return needed;
  }
}

package dev.trowel.core.deploy;

import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.state.Begun;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Sends the libraries and files of a deployment, and when that fails tells how far it came.
final class Sent {

  /// So many names are told of each sort.
  private static final int SHOWN = 10;

  private final Proposal proposal;
  private final EventSink events;
  private final Set<String> uploaded = ConcurrentHashMap.newKeySet();

  Sent(Proposal proposal, EventSink events) {
    this.proposal = proposal;
    this.events = events;
  }

  /// Sends all of it, and sets the permissions of folders meanwhile.
  ///
  /// @throws StopException with what failed, and with `upload-incomplete` where files are missing
  void all(Groundwork ground, LibrarySync libraries, FileSync files, FolderPermissions folders) {
    LibrarySync.tell(proposal.libraries(), events);
    Begun<Boolean> sentLibraries =
        begun(() -> {
          ground.awaitRoom();
          libraries.send(proposal.libraries());
        });
    Begun<Boolean> sentFiles =
        begun(() -> files.upload(proposal.files(), ground.isAnnounced(), this::watch));
    List<Begun<Boolean>> opened =
        ground.folders().stream()
            .map(place -> begun(() -> folders.apply(place.wanted(), place.call().get())))
            .toList();
    Set<Diagnostic> why = new LinkedHashSet<>();
    List<Diagnostic> missing = new ArrayList<>();
    if (isStopped(sentLibraries, why) && !proposal.libraries().uploads().isEmpty()) {
      missing.add(libraries());
    }
    if (isStopped(sentFiles, why)) {
      missing.add(files());
    }
    opened.forEach(each -> isStopped(each, why));
    if (!why.isEmpty()) {
      why.addAll(missing);
      throw new StopException(List.copyOf(why));
    }
  }

  private static Begun<Boolean> begun(Runnable work) {
    return Begun.of(() -> {
      work.run();
      return true;
    });
  }

  private static boolean isStopped(Begun<Boolean> begun, Set<Diagnostic> why) {
    try {
      begun.get();
      return false;
    } catch (StopException stop) {
      stop.diagnostics().forEach(each -> why.add(once(each)));
      return true;
    }
  }

  /// Records what was sent.
  ///
  /// @return why it could not be recorded; it is sent all the same
  List<Diagnostic> recorded(LibrarySync libraries, FileSync files) {
    Set<Diagnostic> why = new LinkedHashSet<>();
    Begun<Boolean> listed = begun(() -> libraries.record(proposal.libraries()));
    isStopped(begun(() -> files.record(proposal.files())), why);
    isStopped(listed, why);
    if (!why.isEmpty()) {
      why.add(
          Diagnostic.error("upload-incomplete", "the list of what was sent could not be written")
              .detail(
                  "All is sent. Run the same command again: it sends it once more, and lists it."));
    }
    return List.copyOf(why);
  }

  private void watch(Event event) {
    if (event instanceof Event.Uploaded(String path, boolean removed, long _) && !removed) {
      uploaded.add(path);
    }
    events.accept(event);
  }

  /// Of many requests that were given up one is enough to say.
  private static Diagnostic once(Diagnostic each) {
    return Halt.isBy(each) ? Halt.interrupted() : each;
  }

  private Diagnostic libraries() {
    int count = proposal.libraries().uploads().size();
    return incomplete(
        "libraries may be missing", "Of %d libraries some may be missing.\n".formatted(count));
  }

  private Diagnostic files() {
    List<String> all = proposal.files().uploads().stream().map(file -> file.path()).toList();
    if (all.isEmpty()) {
      return incomplete("files that go were not all deleted", "");
    }
    List<String> missing = all.stream().filter(path -> !uploaded.contains(path)).toList();
    return incomplete(
        "%d of %d files were sent".formatted(uploaded.size(), all.size()),
        lines("Sent:", all.stream().filter(uploaded::contains).toList())
            + lines("Not sent, or not for certain:", missing));
  }

  private static Diagnostic incomplete(String summary, String detail) {
    return Diagnostic.error("upload-incomplete", summary + ", and no resource was changed")
        .detail(detail + "Run the same command again: it sends what is missing, and goes on.");
  }

  private static String lines(String title, List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    Stream<String> more =
        names.size() > SHOWN
            ? Stream.of("and %d more".formatted(names.size() - SHOWN))
            : Stream.of();
    return title
        + "\n"
        + String.join(
            "",
            Stream.concat(names.stream().limit(SHOWN), more).map(n -> "  " + n + "\n").toList());
  }
}

package dev.trowel.core.deploy;

import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
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

  /// Sends all of it.
  ///
  /// @throws StopException with what failed, and with `upload-incomplete` where files are missing
  void all(LibrarySync libraries, FileSync files) {
    boolean librariesSent = false;
    try {
      libraries.upload(proposal.libraries(), events);
      librariesSent = true;
      files.upload(proposal.files(), this::watch);
    } catch (StopException stop) {
      throw told(stop, librariesSent);
    }
  }

  private void watch(Event event) {
    if (event instanceof Event.Uploaded(String path, boolean removed) && !removed) {
      uploaded.add(path);
    }
    events.accept(event);
  }

  private StopException told(StopException stop, boolean librariesSent) {
    Diagnostics all = new Diagnostics();
    all.addAll(stop.diagnostics().stream().map(Sent::once).toList());
    all.add(librariesSent ? files() : libraries());
    return new StopException(all.list());
  }

  /// Of many requests that were given up one is enough to say.
  private static Diagnostic once(Diagnostic each) {
    return Halt.isBy(each) ? Halt.interrupted() : each;
  }

  private Diagnostic libraries() {
    int count = proposal.libraries().uploads().size();
    return incomplete(
        "libraries may be missing",
        "Of %d libraries some may be missing; no file was sent.\n".formatted(count));
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

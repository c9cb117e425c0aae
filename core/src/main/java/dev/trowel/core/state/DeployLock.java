package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Keeps two deployments of one target apart: the file `deploy.lock` in the workspace (format.md
/// 4.7).
public final class DeployLock {

  private static final String FILE = "/deploy.lock";
  private static final int ATTEMPTS = 3;

  /// How the incumbent prints a time.
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern(" xx ")
          .appendOffset("+HHMM", "UTC")
          .toFormatter(Locale.ROOT);

  private final WorkspaceFiles files;
  private final String path;
  private final String user;
  private final Clock clock;

  /// @param statePath `workspace.state_path`, absolute
  /// @param user who deploys, for those who find the lock
  public DeployLock(WorkspaceFiles files, String statePath, String user, Clock clock) {
    this.files = files;
    this.path = statePath + FILE;
    this.user = user;
    this.clock = clock;
  }

  /// Takes the lock, or takes it away from its holder when `force` is set.
  ///
  /// @throws StopException with code `lock-held` when another deployment has it
  public Held acquire(boolean force) {
    String id = UUID.randomUUID().toString();
    byte[] body = body(id, force);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      files.write(path, body, force);
      // Whatever the write said: what stands there decides who has it.
      Optional<ObjectNode> holder = holder();
      if (holder.isPresent()) {
        if (id.equals(idOf(holder.get()))) {
          return new Held(id);
        }
        throw new StopException(heldBy(holder.get()));
      }
    }
    throw new StopException(
        Diagnostic.error("lock-held", "cannot take the deploy lock: " + path + " vanishes again")
            .detail("Other deployments seem to come and go. Try again when they are done."));
  }

  private byte[] body(String id, boolean force) {
    return Json.write(
        Json.object()
            .put("ID", id)
            .put("AcquisitionTime", clock.instant().toString())
            .put("IsForced", force)
            .put("User", user));
  }

  private Optional<ObjectNode> holder() {
    return files.read(path).map(DeployLock::parse);
  }

  /// A lock nobody can read is still a lock.
  private static ObjectNode parse(byte[] bytes) {
    try {
      return Json.parse(bytes);
    } catch (IOException e) {
      return Json.object();
    }
  }

  private static String idOf(ObjectNode holder) {
    return holder.path("ID").asText();
  }

  private static Diagnostic heldBy(ObjectNode holder) {
    return Diagnostic.error(
            "lock-held",
            "deploy lock %s by %s at %s."
                .formatted(
                    holder.path("IsForced").asBoolean() ? "force-acquired" : "acquired",
                    holder.path("User").asText("somebody"),
                    time(holder.path("AcquisitionTime").asText("an unknown time"))))
        .detail(
            "Another deployment may be in progress. Use --force-lock to override, but this may\n"
                + "conflict with the other deployment if it is still active");
  }

  private static String time(String text) {
    try {
      return TIME.format(OffsetDateTime.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /// The lock while this deployment has it.
  public final class Held {

    private final String id;

    private Held(String id) {
      this.id = id;
    }

    /// Gives the lock back.
    ///
    /// @return a warning with code `lock-lost` when somebody else took it meanwhile; a lock file
    ///   that is gone, as after a destroy, is fine; or a warning with code `lock-left` when it
    ///   cannot be given back
    public Optional<Diagnostic> release() {
      try {
        return giveBack();
      } catch (StopException stop) {
        return Optional.of(left(stop.diagnostics().getFirst()));
      }
    }

    private Optional<Diagnostic> giveBack() {
      if (files.stat(path).isEmpty()) {
        return Optional.empty();
      }
      Optional<ObjectNode> holder = holder();
      if (holder.isPresent() && !id.equals(idOf(holder.get()))) {
        return Optional.of(lost(holder.get()));
      }
      files.delete(path, false);
      return Optional.empty();
    }

    private Diagnostic left(Diagnostic why) {
      return Diagnostic.warning("lock-left", "the deploy lock stays behind: " + why.summary())
          .detail(
              "Nobody deploys any more, but the next deployment will find %s. Run it with"
                      .formatted(path)
                  + " --force-lock, or delete the file.");
    }

    private Diagnostic lost(ObjectNode holder) {
      return Diagnostic.warning(
              "lock-lost", "the deploy lock was taken over by " + holder.path("User").asText())
          .detail(
              "Both deployments may have changed the same resources. Run plan to see what is left"
                  + " to do.");
    }
  }
}

package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Written;
import dev.trowel.core.workspace.http.Lane;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps two deployments of one target apart: the file `deploy.lock` in the workspace (format.md
/// 4.7).
public final class DeployLock {

  private static final String FILE = "/deploy.lock";
  private static final int ATTEMPTS = 3;

  /// What the incumbent advises whoever finds it held (format.md 4.7).
  public static final String WAY_OUT =
      "Another deployment may be in progress. Use --force-lock to override, but this may\n"
          + "conflict with the other deployment if it is still active";

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
    return acquire(UUID.randomUUID().toString(), force, List.of());
  }

  /// The same.
  ///
  /// @param id the ID that the lock gets
  /// @param abandoned the IDs of locks that are replaced, as nobody holds them any more
  public Held acquire(String id, boolean force, List<String> abandoned) {
    try {
      return taken(id, force, abandoned);
    } catch (StopException stop) {
      if (!isHeld(stop)) {
        // It may stand there all the same: nobody heard whether it was written.
        new Held(id).release();
      }
      throw stop;
    }
  }

  /// Takes the lock if nobody has it, by one request; [Held#isWhole] is to be asked before anything
  /// is done that needs it.
  ///
  /// @param id the ID that the lock gets
  /// @return empty when something stands there, which may be this very lock
  public Optional<Held> begin(String id) {
    try {
      return files.write(path, body(id, false), false) == Written.DONE
          ? Optional.of(new Held(id))
          : Optional.empty();
    } catch (StopException stop) {
      // It may stand there all the same: nobody heard whether it was written.
      new Held(id).release();
      throw stop;
    }
  }

  private static boolean isHeld(StopException stop) {
    return stop.diagnostics().getFirst().code().equals("lock-held");
  }

  private Held taken(String id, boolean force, List<String> abandoned) {
    byte[] body = body(id, force);
    boolean overwrite = force;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      files.write(path, body, overwrite);
      // Whatever the write said: what stands there decides who has it.
      Optional<ObjectNode> holder = read();
      if (holder.isPresent()) {
        if (id.equals(idOf(holder.get()))) {
          return new Held(id);
        }
        overwrite = abandoned.contains(idOf(holder.get()));
        if (!overwrite) {
          throw new StopException(new Holder(holder.get()).diagnostic());
        }
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

  /// Who has the lock; empty when nobody has, or only one of `abandoned`. Changes nothing.
  public Optional<Holder> holder(List<String> abandoned) {
    return read().filter(each -> !abandoned.contains(idOf(each))).map(Holder::new);
  }

  private Optional<ObjectNode> read() {
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

  /// What a lock says that `user` took.
  ///
  /// @param since when, as the lock's file has it
  public static String heldBy(String user, String since) {
    return "deploy lock acquired by %s at %s."
        .formatted(user.isEmpty() ? "somebody" : user, time(since));
  }

  private static String time(String text) {
    if (text.isEmpty()) {
      return "an unknown time";
    }
    try {
      return TIME.format(OffsetDateTime.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /// A lock was deleted, though nobody heard of it.
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Gone() {
      super("the lock is gone", null, false, false);
    }
  }

  /// Somebody who has the lock.
  public static final class Holder {

    private final ObjectNode file;

    private Holder(ObjectNode file) {
      this.file = file;
    }

    /// What tells his lock from every other one.
    public String id() {
      return idOf(file);
    }

    /// Who has it since when, in the incumbent's words (format.md 4.7).
    public String sentence() {
      String sentence = heldBy(file.path("User").asText(), file.path("AcquisitionTime").asText());
      return file.path("IsForced").asBoolean()
          ? sentence.replaceFirst("acquired", "force-acquired")
          : sentence;
    }

    /// Why nobody else can go on.
    public Diagnostic diagnostic() {
      return Diagnostic.error("lock-held", sentence()).detail(WAY_OUT);
    }
  }

  /// The lock while this deployment has it.
  public final class Held {

    private final String id;
    private @Nullable Begun<Optional<ObjectNode>> seen;

    private Held(String id) {
      this.id = id;
    }

    /// Whether it stands there as it was written.
    public boolean isWhole() {
      return read().filter(holder -> id.equals(idOf(holder))).isPresent();
    }

    /// Begins to look whose it is by now, for whoever gives it back in a moment.
    public void look() {
      seen = Begun.of(DeployLock.this::read);
    }

    /// Gives the lock back.
    ///
    /// @return a warning with code `lock-lost` when somebody else took it meanwhile; a lock file
    ///   that is gone, as after a destroy, is fine; or a warning with code `lock-left` when it
    ///   cannot be given back
    public Optional<Diagnostic> release() {
      return release(Gate.OPEN);
    }

    /// The same, when somebody may take the lock as soon as it is gone: what stands there is looked
    /// at before each further attempt, as the one before may have deleted it.
    ///
    /// @param again open as long as it may still be deleted
    public Optional<Diagnostic> release(Gate again) {
      try {
        return giveBack(again);
      } catch (Gone gone) {
        return Optional.empty();
      } catch (StopException stop) {
        return Optional.of(left(stop.diagnostics().getFirst()));
      }
    }

    private Optional<Diagnostic> giveBack(Gate again) {
      Begun<Optional<ObjectNode>> look = seen;
      Optional<ObjectNode> holder = look == null ? read() : look.get();
      if (holder.isEmpty()) {
        return Optional.empty();
      }
      if (!id.equals(idOf(holder.get()))) {
        return Optional.of(lost(holder.get()));
      }
      again.pass();
      files.minding(() -> stillGoing(again)).delete(path, false);
      return Optional.empty();
    }

    private void stillGoing(Gate again) {
      again.pass();
      boolean there =
          files.in(Lane.BEAT).read(path).filter(bytes -> id.equals(idOf(parse(bytes)))).isPresent();
      if (!there) {
        throw new Gone();
      }
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

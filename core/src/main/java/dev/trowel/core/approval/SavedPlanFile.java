package dev.trowel.core.approval;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import dev.trowel.core.sync.Sha256;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// The file of a saved plan: JSON that only its owner may read, and that tells when it was damaged.
///
/// @param path where it is, absolute
/// @param shown its name in messages
public record SavedPlanFile(Path path, String shown) {

  private static final String FORM = "trowel_plan";
  private static final int VERSION = 1;
  private static final String CREATED = "created_at";
  private static final String BINDING = "binding";
  private static final String REVIEW = "review";
  private static final String SEAL = "seal";
  private static final long LARGEST = 64L << 20;

  /// Puts `plan` in the file, whole or not at all.
  ///
  /// @throws StopException `report-unwritable`
  public void write(SavedPlan plan) {
    ObjectNode json = Json.object().put(FORM, VERSION).put(CREATED, plan.createdAt());
    BindingJson.write(plan.binding(), json.putObject(BINDING));
    json.set(REVIEW, plan.review());
    json.put(SEAL, seal(json));
    try {
      Path folder = Objects.requireNonNullElse(path.getParent(), path);
      // Nobody but the owner may read what Java makes as a temporary file.
      Path next = Files.createTempFile(folder, ".plan", ".tmp");
      try {
        Files.write(next, Json.write(json));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "report-unwritable", "cannot write " + shown + ": " + FileTrouble.words(e))
              .detail("Name a file in a folder that exists and can be written to."));
    }
  }

  private static String seal(ObjectNode json) {
    return Sha256.of(Json.write(json.deepCopy().without(SEAL)));
  }

  /// The plan in the file.
  ///
  /// @throws StopException `plan-unreadable` for what is no saved plan, or not whole;
  ///   `plan-too-new` for one of a later form
  public SavedPlan read() {
    ObjectNode json = json();
    if (!json.has(FORM)) {
      throw json.has("plan_version") ? foreign() : broken("it is no saved plan");
    }
    if (json.path(FORM).asInt() > VERSION) {
      throw tooNew(json.path(FORM).asText());
    }
    if (!seal(json).equals(json.path(SEAL).asText())) {
      throw broken("it was changed after it was made, or is not whole");
    }
    return new SavedPlan(
        json.path(CREATED).asText(),
        BindingJson.read(json.path(BINDING)),
        json.path(REVIEW) instanceof ObjectNode review ? review : Json.object());
  }

  /// The object in the file.
  ///
  /// @throws StopException `plan-unreadable`
  ObjectNode json() {
    try {
      if (!Files.isRegularFile(path)) {
        throw Files.exists(path)
            ? new IOException("it is no file")
            : new NoSuchFileException(path.toString());
      }
      if (Files.size(path) > LARGEST) {
        throw new IOException("larger than " + (LARGEST >> 20) + " MB");
      }
      return Json.parse(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      Span place =
          at == null
              ? Span.of(shown)
              : Span.at(shown, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
      throw broken("it is no JSON, or not whole", place);
    } catch (IOException e) {
      throw broken(FileTrouble.words(e), Span.of(shown));
    }
  }

  /// Says that the file holds no plan as a whole.
  StopException broken(String why) {
    return broken(why, Span.at(shown, 1, 1));
  }

  private StopException broken(String why, Span place) {
    return new StopException(
        Diagnostic.error("plan-unreadable", "cannot read the plan " + shown + ": " + why)
            .detail("Nothing was changed. Make it anew: trowel plan --out " + shown + ".")
            .in(place));
  }

  private StopException foreign() {
    return new StopException(
        Diagnostic.error("plan-unreadable", shown + " is a plan in the incumbent's form")
            .detail(
                "It does not say what it was made from, so nothing can be held to it. Make one that"
                    + " does: trowel plan --out FILE. Or carry it out as the incumbent would:"
                    + " trowel bundle deploy --plan "
                    + shown
                    + ".")
            .in(Span.at(shown, 1, 1)));
  }

  private StopException tooNew(String version) {
    return new StopException(
        Diagnostic.error("plan-too-new", "the plan " + shown + " has the newer form " + version)
            .detail("Nothing was changed. Use the Trowel that made it.")
            .in(Span.at(shown, 1, 1)));
  }
}

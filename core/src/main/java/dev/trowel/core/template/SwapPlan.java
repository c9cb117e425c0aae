package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// What an update is about to put in which place, written down before the first file is moved: who
/// comes after one that was killed takes it back by this.
///
/// @param places of the files, seen from the project, with what is to be there
record SwapPlan(List<Place> places) {

  private static final String NAME = "plan.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// One file; new ones lie as `new-0` beside the plan, old ones are put there as `old-0`.
  ///
  /// @param sum the SHA-256 of the file that is to be there; `""` where one goes
  record Place(String path, String sum) {}

  SwapPlan {
    places = List.copyOf(places);
  }

  /// Writes it down.
  void write(Path stage) throws IOException {
    ArrayNode list = JSON.createArrayNode();
    places.forEach(each -> list.addObject().put("path", each.path()).put("sum", each.sum()));
    Files.writeString(stage.resolve(NAME), text(list), UTF_8);
  }

  private static String text(ArrayNode list) {
    try {
      return JSON.writeValueAsString(list);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Says that all is in its place.
  static void finish(Path stage) throws IOException {
    Files.deleteIfExists(stage.resolve(NAME));
  }

  /// Takes back what was done by a plan that nobody finished.
  ///
  /// @return whether there was one
  static boolean undo(Path project, Path stage) throws IOException {
    Path file = stage.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    List<Place> places = read(file);
    for (int i = places.size() - 1; i >= 0; i--) {
      undo(project, places.get(i), stage.resolve("old-" + i), stage.resolve("new-" + i));
    }
    return true;
  }

  /// One that was cut off itself is of no update that moved anything.
  private static List<Place> read(Path file) throws IOException {
    List<Place> places = new ArrayList<>();
    try {
      for (JsonNode each : JSON.readTree(Files.readAllBytes(file))) {
        places.add(new Place(each.path("path").asText(), each.path("sum").asText()));
      }
    } catch (JsonProcessingException _) {
      return List.of();
    }
    return places;
  }

  private static void undo(Path project, Place each, Path old, Path fresh) throws IOException {
    Path place = project.resolve(each.path()).normalize();
    boolean isMoved = !each.sum().isEmpty() && !Files.exists(fresh, LinkOption.NOFOLLOW_LINKS);
    if (!place.startsWith(project) || (isMoved && isEdited(place, each))) {
      return;
    }
    if (isMoved) {
      Files.deleteIfExists(place);
      Trees.deleteEmptied(place.getParent(), project);
    }
    if (Files.exists(old, LinkOption.NOFOLLOW_LINKS) && !Files.exists(place)) {
      Files.createDirectories(Objects.requireNonNull(place.getParent()));
      Files.move(old, place);
    }
  }

  /// What somebody wrote since is not taken away.
  private static boolean isEdited(Path place, Place each) throws IOException {
    return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
        && !sum(Files.readAllBytes(place)).equals(each.sum());
  }

  /// The SHA-256 of a file, in hexadecimal.
  static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.trowel.core.review;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.select.Selection;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;

/// All that a deployment would do, as a reviewer reads it: every form of output renders this and
/// looks nowhere else. It holds no secret.
///
/// @param heading what is deployed where, and by whom
/// @param items the resources of which something is to be told, by key
/// @param files the files that differ from those in the workspace, by path
/// @param libraries the libraries that are built anew or no longer needed, by name
/// @param folders the workspace folders whose permissions are set, absolute
/// @param former the folders it was deployed to before, absolute; they go when the rest is done
/// @param schedules what begins or ends to run by itself, by key
/// @param selection which resources were asked for and why each, and which were not and stay as
///   they are
/// @param stops what `deploy` would stop for, the gravest first
/// @param counts how many resources, and parts of resources, change in which way; what turns out to
///   be no change on the way counts as unchanged
/// @param empty whether there is nothing to do at all, not even to files of the deployment's own
public record Review(
    Heading heading,
    List<Item> items,
    List<FileChange> files,
    List<FileChange> libraries,
    List<String> folders,
    List<String> former,
    List<Schedule> schedules,
    Selection selection,
    List<Stop> stops,
    Plan.Counts counts,
    boolean empty) {

  public Review {
    items = List.copyOf(items);
    files = List.copyOf(files);
    libraries = List.copyOf(libraries);
    folders = List.copyOf(folders);
    former = List.copyOf(former);
    schedules = List.copyOf(schedules);
    stops = List.copyOf(stops);
  }

  /// The same for one who deploys: what stops that is told when it does.
  public Review withoutStops() {
    return new Review(
        heading, items, files, libraries, folders, former, schedules, selection, List.of(), counts,
        empty);
  }

  /// What is told of one resource; empty when nothing is.
  public Optional<Item> item(ResourceKey key) {
    return items.stream().filter(item -> item.key().equals(key.owner())).findFirst();
  }

  /// Whether somebody changed anything by hand since the last deployment.
  public boolean hasDrift() {
    return items.stream().anyMatch(Item::isDrifted);
  }

  /// How many objects are managed from now on and stay as they are.
  public long adoptedAsTheyAre() {
    return items.stream().filter(Item::isAdoptedAsItIs).count();
  }
}

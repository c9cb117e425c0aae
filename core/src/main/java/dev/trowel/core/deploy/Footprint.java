package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.footprint.Listing;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.footprint.Surveyor;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.Begun;
import dev.trowel.core.sync.KnownFiles;
import dev.trowel.core.sync.SyncTarget;
import dev.trowel.schema.bundle.FormerRoot;
import dev.trowel.schema.bundle.FormerRoots;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.source.Slashes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks through the folders of one deployment, those it had before included.
///
/// Which folders there are, the bundle and the records tell, so that they need not be found one
/// below the other.
final class Footprint {

  private static final String VOLUMES = "/Volumes/";

  private static final String PREFIX = "/Workspace";

  /// The fields by which objects that lie in the workspace's tree say where.
  private static final List<String> PLACES = List.of("path", "name", "experiment.name");

  private final Site site;
  private final Begun<Set<String>> files;
  private final Begun<Listing> listing;

  private Footprint(Site site, Collection<String> folders) {
    Layout layout = site.bundle().layout();
    List<String> likely = new ArrayList<>(folders);
    likely.addAll(List.of(layout.root(), layout.file(), layout.state()));
    Listing first = new Listing(site.workspace().rest()).ahead(inTree(likely.stream()));
    this.site = site;
    this.files =
        Begun.of(
            () -> new KnownFiles(site.folder(), site.workspace().files()).at(target(site, layout)));
    this.listing = Begun.of(() -> first.ahead(inTree(files.get().stream().map(Slashes::parent))));
  }

  private static List<String> inTree(Stream<String> folders) {
    return folders
        .filter(folder -> !folder.isEmpty() && !folder.startsWith(VOLUMES))
        .distinct()
        .toList();
  }

  /// Begins to look; goes on while the caller does.
  ///
  /// @param site the deployment
  static Footprint of(Site site) {
    return new Footprint(site, List.of());
  }

  /// Begins to look again.
  ///
  /// @param before what was found
  static Footprint again(Site site, Optional<Survey> before) {
    return new Footprint(site, before.map(Survey::looked).orElse(List.of()));
  }

  /// What is there of a deployment with the objects that `plan` names.
  Survey survey(Plan plan) {
    List<Layout> layouts = layouts(plan.base().lineage());
    KnownFiles known = new KnownFiles(site.folder(), site.workspace().files());
    Set<String> all = new HashSet<>(files.get());
    layouts.stream().skip(1).forEach(layout -> all.addAll(known.at(target(site, layout))));
    return new Surveyor(listing.get(), layouts, all, objects(plan)).survey();
  }

  private static SyncTarget target(Site site, Layout layout) {
    return new SyncTarget(site.workspace().host().toString(), layout.file(), layout.state());
  }

  private List<Layout> layouts(String lineage) {
    Layout present = site.bundle().layout();
    List<Layout> layouts = new ArrayList<>(List.of(present));
    List<String> left = site.formerStates().left(lineage);
    FormerRoots.of(site.bundle()).stream()
        .filter(former -> left.contains(former.state()))
        .forEach(former -> layouts.add(before(former, present)));
    return layouts;
  }

  /// Where things lay in a former folder; what lies apart from the root did not move.
  private static Layout before(FormerRoot former, Layout now) {
    String root = former.root();
    return new Layout(
        root,
        moved(now.file(), now, root),
        moved(now.artifact(), now, root),
        former.state(),
        moved(now.resource(), now, root));
  }

  private static String moved(String folder, Layout now, String root) {
    return folder.startsWith(now.root() + "/")
        ? root + folder.substring(now.root().length())
        : folder;
  }

  private static Set<String> objects(Plan plan) {
    Set<String> found = new HashSet<>();
    for (Planned line : plan.lines().values()) {
      line.live()
          .ifPresent(live -> {
            for (String place : PLACES) {
              add(live.at("/" + place.replace('.', '/')), found);
            }
          });
    }
    plan.base().resources().values().forEach(recorded -> found.add(recorded.id()));
    return found;
  }

  private static void add(JsonNode path, Set<String> found) {
    String text = path.asText("");
    if (text.startsWith("/")) {
      found.add(text.startsWith(PREFIX + "/") ? text : PREFIX + text);
    }
  }
}

package dev.trowel.core.approval;

import dev.trowel.core.build.Library;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.plan.Veil;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Binds a proposal to all it was made from.
///
/// @param site where it is carried out
/// @param tool the version of the program
/// @param host where the workspace is, in a form that stays the same from one run to the next
/// @param options what was given besides, by option
public record Binder(Site site, String tool, String host, SortedMap<String, String> options) {

  /// By whom and where the proposal is carried out, known before there is one.
  public SequencedMap<String, String> place() {
    return Place.of(site, tool, host);
  }

  /// The binding of a new plan.
  public Binding bind(Proposal proposal) {
    return bind(proposal, Digests.fresh());
  }

  /// A binding of `proposal` that can be compared with `saved`.
  public Binding bind(Proposal proposal, Binding saved) {
    return bind(proposal, new Digests(saved.salt()));
  }

  private Binding bind(Proposal proposal, Digests digests) {
    BundleDigests bundle = BundleDigests.of(site.bundle(), digests);
    SortedMap<String, String> libraries = new TreeMap<>();
    for (Library library : proposal.libraries().libraries()) {
      libraries.put(library.shown(), library.sha256());
    }
    return new Binding(
        Place.with(place(), proposal),
        options,
        digests.salt(),
        bundle.settings(),
        bundle.secrets(),
        proposal.files().digests(),
        libraries,
        LiveDigests.of(proposal.plan(), Veil.of(site.bundle()), digests));
  }
}

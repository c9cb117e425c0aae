package dev.trowel.core.deploy;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.state.MetadataJson;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateLook;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Lets others know what was done.
final class Publishing {

  private final Site site;
  private final ProtectionFile protection;

  Publishing(Site site) {
    this.site = site;
    this.protection = new ProtectionFile(site);
  }

  /// Lets others know what was done, first what they must not destroy, under each key that they may
  /// know. A failure here undoes nothing, so it is told beside that.
  List<Diagnostic> publish(State state, Proposal proposal) {
    return publish(state, proposal, site.store()::ahead, () -> {});
  }

  /// The same.
  ///
  /// @param look what stands in the workspace just now, where the state goes
  /// @param beside what may go on once the state is written; does not throw
  List<Diagnostic> publish(
      State state, Proposal proposal, Supplier<StateLook> look, Runnable beside) {
    ProtectionPlan planned = proposal.protection();
    Protections now = planned.after(state, proposal.plan(), site.bundle());
    Protections meanwhile = planned.until(now, proposal.plan());
    List<Diagnostic> told =
        new ArrayList<>(protection.write(planned.remembered(), meanwhile, state.lineage()));
    told.addAll(publishState(state, proposal, look, beside));
    if (told.isEmpty() && !meanwhile.equals(now)) {
      ProtectionFile.Remembered written = new ProtectionFile.Remembered(meanwhile, true);
      told.addAll(protection.write(written, now, state.lineage()));
    }
    return told;
  }

  /// The links of `metadata.json` follow the state as soon as that is written, and need not wait
  /// until it is read back. What another engine recorded goes only after that.
  private List<Diagnostic> publishState(
      State state, Proposal proposal, Supplier<StateLook> look, Runnable beside) {
    List<Diagnostic> told = Collections.synchronizedList(new ArrayList<>());
    Runnable links = () -> told.addAll(told(() -> link(state, proposal)));
    if (state.exists() && !(proposal.stateIsPushed() && state.equals(proposal.plan().base()))) {
      List<Diagnostic> kept = site.store().offer(state, look.get(), List.of(links, beside));
      if (!kept.isEmpty()) {
        return kept;
      }
    } else {
      Parallel.map(
          List.of(links, beside),
          each -> {
            each.run();
            return each;
          });
    }
    if (proposal.terraformIsLeft()) {
      told.addAll(told(site.store()::retireTerraform));
    }
    return List.copyOf(told);
  }

  private void link(State state, Proposal proposal) {
    byte[] metadata = metadata(state);
    boolean current =
        proposal.metadataIsCurrent() && Arrays.equals(metadata, metadata(proposal.plan().base()));
    if (!current) {
      site.workspace().files().write(metadataPath(), metadata, true);
    }
  }

  private static List<Diagnostic> told(Runnable work) {
    try {
      work.run();
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  /// What `metadata.json` says of `state`.
  byte[] metadata(State state) {
    Map<ResourceKey, String> ids = new TreeMap<>();
    state.resources().forEach((key, recorded) -> ids.put(key, recorded.id()));
    return MetadataJson.write(site.bundle(), site.git(), ids, Kinds.with(Trait.IN_METADATA));
  }

  private String metadataPath() {
    return site.bundle().layout().state() + "/" + MetadataJson.FILE;
  }

  /// What `metadata.json` in the workspace says now.
  byte[] currentMetadata() {
    return site.workspace().files().read(metadataPath()).orElse(new byte[0]);
  }
}

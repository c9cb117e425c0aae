package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.Optional;

/// Adds targets to a bundle.
public final class TargetAddition {

  private static final String TARGETS = "targets";

  /// What the section was called at first.
  private static final String OLD = "environments";

  private final RepositoryDraft draft;
  private final DraftBundle bundle;

  /// @param bundle the bundle in the repository's draft
  public TargetAddition(RepositoryDraft draft, DraftBundle bundle) {
    this.draft = draft;
    this.bundle = bundle;
  }

  /// Adds a target.
  ///
  /// @return whether it was not there as asked for already
  /// @throws StopException `bad-usage`, `target`, `target-differs` when there is another one of
  ///   this name, `layout-unknown`, `addition-invalid` when the bundle would have errors
  public boolean add(TargetRequest request) {
    TargetBody.check(request);
    Mapping tree = bundle.tree();
    Mapping body = new TargetBody(request, tree).value();
    Entry there = Values.mapping(tree, TARGETS).entries().get(request.name());
    boolean isThere = there != null;
    if (there != null) {
      refuseOther(request, body, there);
    }
    boolean declares = request.ephemeral() && declareSuffix(tree, request.name());
    if (!isThere) {
      insert(tree, request.name(), body);
    }
    if (!isThere || declares) {
      bundle.check(request.name());
    }
    return !isThere || declares;
  }

  private void refuseOther(TargetRequest request, Mapping body, Entry there) {
    Mapping has =
        there.value() instanceof Mapping mapping ? mapping : Mapping.empty(there.value().span());
    Content.missing(body, has)
        .ifPresent(field -> {
          throw new StopException(
              Diagnostic.error(
                      "target-differs",
                      "there is a target %s, with another %s".formatted(request.name(), field))
                  .detail(
                      "What is written stays as it is. Change it there, take another name, or leave"
                          + " the option out. Nothing was written.")
                  .in(bundle.placed(there.key())));
        });
  }

  /// Declares what tells the deployments of the target from each other.
  ///
  /// @return whether that was not so already
  boolean declareSuffix(Mapping tree, String target) {
    if (Values.find(tree, "variables", TargetBody.SUFFIX) != null) {
      return false;
    }
    String words = "What tells one deployment of the target %s from another.".formatted(target);
    Mapping variable =
        Mapping.empty(Content.NEW)
            .with("description", Content.text(words))
            .with("default", Content.text("local"));
    edit(bundle.rootFile(), "variables", TargetBody.SUFFIX, variable);
    return true;
  }

  private void insert(Mapping tree, String name, Value body) {
    String file = bundle.rootFile();
    YamlText root = bundle.text(file);
    boolean old = root.root().entries().containsKey(OLD);
    boolean here = old || root.root().entries().containsKey(TARGETS);
    edit(
        here ? file : elsewhere(tree).orElse(file),
        old && !root.root().entries().containsKey(TARGETS) ? OLD : TARGETS,
        name,
        body);
  }

  /// The included file that has the targets, where the root file has none.
  private Optional<String> elsewhere(Mapping tree) {
    return Values.mapping(tree, TARGETS).entries().values().stream()
        .map(Entry::key)
        .filter(Span::isWritten)
        .map(Span::file)
        .filter(file -> bundle.text(file).root().entries().containsKey(TARGETS))
        .findFirst();
  }

  private void edit(String file, String section, String key, Value body) {
    String next = section.equals(TARGETS) ? null : TARGETS;
    byte[] edited = SectionEdit.add(bundle.text(file), section, next, key, body);
    draft.change(bundle.path(file), edited);
  }
}

package dev.trowel.core.select;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a selection cannot be made.
final class SelectionProblem {

  private static final String NOTHING_DONE = "Nothing was changed. ";

  private SelectionProblem() {}

  static StopException unknown(Term term, Collection<ResourceKey> keys) {
    Set<String> names = new TreeSet<>();
    keys.forEach(key ->
        names.addAll(
            Stream.of(key.toString(), key.kind(), key.name()).collect(Collectors.toSet())));
    String bare = term.text().replaceAll("^\\+|\\+$", "");
    return new StopException(
        Diagnostic.error(
                "selection-unknown",
                "%s %s means no resource".formatted(term.option(), term.text()))
            .detail(
                NOTHING_DONE
                    + Suggestion.advice(
                        bare,
                        names,
                        "A pattern is a key (jobs.train), a kind (jobs), a glob (jobs.*_train),"
                            + " tag:team=ml, file:resources/*, or changed-since:main; + before or"
                            + " after it adds what it needs, or what needs it.")));
  }

  static StopException incomplete(ResourceKey key, ResourceKey needed) {
    return new StopException(
        Diagnostic.error(
                "selection-incomplete",
                "%s needs %s, which was never deployed and is excluded".formatted(key, needed))
            .detail(NOTHING_DONE + "Leave " + needed + " in, or exclude " + key + " as well."));
  }
}

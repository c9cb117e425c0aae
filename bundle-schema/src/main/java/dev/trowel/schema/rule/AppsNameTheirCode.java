package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.Map;

/// An app says once where its code is, and no two apps share a folder: what configures one would
/// configure the other (format.md 7).
final class AppsNameTheirCode implements Rule {

  private static final String SOURCE = "source_code_path";
  private static final String GIT = "git_source";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Map<String, ResourceKey> used = new HashMap<>();
    for (Resource resource : bundle.resources().values()) {
      if (resource.key().kind().equals("apps")) {
        check(resource, used, diagnostics);
      }
    }
  }

  private static void check(Resource app, Map<String, ResourceKey> used, Diagnostics diagnostics) {
    String source = Values.textOrEmpty(app.settings(), SOURCE);
    boolean git = app.settings().get(GIT) instanceof Mapping;
    if (source.isEmpty() != git) {
      diagnostics.add(unclear(app, git));
      return;
    }
    ResourceKey other = source.isEmpty() ? null : used.putIfAbsent(source, app.key());
    if (other != null) {
      diagnostics.add(shared(app, other));
    }
  }

  private static Diagnostic unclear(Resource app, boolean both) {
    String summary =
        both
            ? "app \"%s\" has both source_code_path and git_source"
            : "app \"%s\" has neither source_code_path nor git_source";
    return Diagnostic.error("app-source-unclear", summary.formatted(app.key().name()))
        .detail(
            "Its code is either in a folder of the bundle, source_code_path, or in a repository,"
                + " git_source. Give one of them.")
        .at(app.key().path())
        .in(app.settings().span());
  }

  private static Diagnostic shared(Resource app, ResourceKey other) {
    Path at = app.key().path().field(SOURCE);
    Span span = Values.nearestSpan(app.settings(), Path.of(SOURCE));
    return Diagnostic.error(
            "app-source-shared",
            "apps \"%s\" and \"%s\" have the same source_code_path"
                .formatted(other.name(), app.key().name()))
        .detail("What configures the one would configure the other. Give each a folder of its own.")
        .at(at)
        .in(span);
  }
}

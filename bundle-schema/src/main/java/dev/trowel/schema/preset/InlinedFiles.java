package dev.trowel.schema.preset;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.Path;
import java.util.Optional;

/// Puts the content of local files in, where a resource names one instead of saying it all itself
/// (format.md 2.8).
final class InlinedFiles implements Step {

  private final LocalFiles files;
  private final Diagnostics diagnostics;

  InlinedFiles(LocalFiles files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Optional<Inlined> inlined = subject.facets().inlined();
    return inlined.isPresent()
            && resource.get(inlined.get().file()) instanceof Text text
            && !text.text().isEmpty()
            && !text.text().contains("${")
        ? inline(subject, resource, inlined.get(), text)
        : resource;
  }

  private Mapping inline(Subject subject, Mapping resource, Inlined inlined, Text text) {
    dev.trowel.schema.address.Path at = subject.key().path().field(inlined.file());
    Optional<Path> file = files.resolve(text.text(), text.span());
    Optional<Diagnostic> fault =
        file.map(found -> fault(found, text, at)).orElse(Optional.of(LocalPaths.outside(text)));
    if (fault.isPresent()) {
      diagnostics.add(fault.get().at(at).in(text.span()));
      return resource;
    }
    Text place = new Text(text.span(), files.relative(file.orElseThrow()));
    FileContent content = new FileContent(files, file.orElseThrow(), at, place, diagnostics);
    Mapping named = resource.with(inlined.file(), place);
    return inlined.whole()
        ? new InlinedFields(subject, inlined, content, diagnostics).into(named)
        : asText(named, inlined, content, at);
  }

  private Optional<Diagnostic> fault(Path file, Text text, dev.trowel.schema.address.Path at) {
    return files.isInside(file)
        ? new PathCheck(new SeenFiles(files), file, at).file()
        : Optional.of(LocalPaths.outside(text));
  }

  private Mapping asText(
      Mapping resource, Inlined inlined, FileContent content, dev.trowel.schema.address.Path at) {
    if (!Fields.isUnset(resource.get(inlined.field()))) {
      diagnostics.add(twice(resource, inlined, at));
      return resource;
    }
    return content.json().map(text -> resource.with(inlined.field(), text)).orElse(resource);
  }

  private static Diagnostic twice(
      Mapping resource, Inlined inlined, dev.trowel.schema.address.Path at) {
    String both = "both %s and %s are set".formatted(inlined.file(), inlined.field());
    Diagnostic error =
        Diagnostic.error("content-twice", both)
            .detail("Each says what the content is. Take one of them away.")
            .at(at)
            .at(at.parent().field(inlined.field()));
    for (String field : new String[] {inlined.file(), inlined.field()}) {
      Value value = resource.get(field);
      error = value == null ? error : error.in(value.span());
    }
    return error;
  }
}

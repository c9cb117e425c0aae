package dev.trowel.schema.allow;

import dev.trowel.schema.diagnostic.Codes;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.yaml.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// All that the files of a bundle allow.
///
/// @param list the allowances that have an effect
/// @param faults what is wrong with the others, as warnings
public record Allowances(List<Allowance> list, List<Diagnostic> faults) {

  public Allowances {
    list = List.copyOf(list);
    faults = List.copyOf(faults);
  }

  /// Nothing is allowed.
  public static Allowances none() {
    return new Allowances(List.of(), List.of());
  }

  /// What the comments of one file allow. A comment beside something covers its line, one on a line
  /// of its own the next key or list item with all that lies in it, `allow-file` the file.
  public static Allowances in(Document file) {
    if (file.comments().isEmpty()) {
      return none();
    }
    Nodes nodes = Nodes.of(file.root());
    AllowanceReader reader = new AllowanceReader(nodes);
    file.comments().forEach(reader::read);
    return reader.result();
  }

  /// Those of several files together.
  public static Allowances of(Collection<Allowances> files) {
    return new Allowances(
        files.stream().flatMap(file -> file.list().stream()).toList(),
        files.stream().flatMap(file -> file.faults().stream()).toList());
  }

  /// Parts findings into those that stay and those that are allowed.
  ///
  /// @param allowable the codes of findings that may be allowed here
  public Judged judge(Collection<Diagnostic> findings, Predicate<String> allowable) {
    Map<String, List<Allowance>> byCode = new HashMap<>();
    list.forEach(each -> byCode.computeIfAbsent(each.code(), _ -> new ArrayList<>()).add(each));
    List<Diagnostic> kept = new ArrayList<>();
    List<Allowed> allowed = new ArrayList<>();
    for (Diagnostic finding : findings) {
      Optional<Allowance> by =
          allowable.test(finding.code())
              ? byCode.getOrDefault(finding.code(), List.of()).stream()
                  .filter(each -> each.covers(finding))
                  .findFirst()
              : Optional.empty();
      by.ifPresentOrElse(each -> allowed.add(new Allowed(finding, each)), () -> kept.add(finding));
    }
    return new Judged(kept, allowed);
  }

  /// A warning for each that was not needed, of those whose findings `validate` makes without a
  /// workspace.
  ///
  /// @param allowed what was allowed, of all targets
  public List<Diagnostic> unused(Collection<Allowed> allowed) {
    Set<Allowance> used = new HashSet<>();
    allowed.forEach(each -> used.add(each.by()));
    return list.stream()
        .filter(each -> !used.contains(each) && Codes.isFoundOffline(each.code()))
        .map(each ->
            Diagnostic.warning(
                    "allowance-unused", "nothing here needs to be allowed: " + each.code())
                .detail("Remove the code from the comment, so that it hides no later fault.")
                .in(each.place()))
        .toList();
  }
}

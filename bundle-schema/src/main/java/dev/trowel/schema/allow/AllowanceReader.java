package dev.trowel.schema.allow;

import dev.trowel.schema.diagnostic.Codes;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.yaml.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the comments of one file that begin with `trowel:`.
final class AllowanceReader {

  private static final String LINE = "allow";
  private static final String FILE = "allow-file";
  private static final Pattern ORDER = Pattern.compile("\\s*trowel:\\s*(?<verb>\\S+)(?<rest>.*)");
  private static final Pattern BECAUSE = Pattern.compile("(?:^|\\s)because(?:\\s|$)");
  private static final Pattern CODE = Pattern.compile("[^\\s,]+");

  private final Nodes nodes;
  private final List<Allowance> list = new ArrayList<>();
  private final List<Diagnostic> faults = new ArrayList<>();

  AllowanceReader(Nodes nodes) {
    this.nodes = nodes;
  }

  Allowances result() {
    return new Allowances(list, faults);
  }

  /// Other words after `trowel:` are somebody's prose, unless they are nearly the right one.
  void read(Comment comment) {
    Matcher order = ORDER.matcher(comment.text());
    if (!order.matches()) {
      return;
    }
    String verb = order.group("verb");
    if (verb.equals(LINE) || verb.equals(FILE)) {
      read(comment, verb.equals(FILE), order);
    } else {
      Suggestion.only(verb, List.of(LINE, FILE))
          .ifPresent(near ->
              faults.add(
                  unknown(verb, part(comment, order.start("verb"), verb), Optional.of(near))));
    }
  }

  private void read(Comment comment, boolean file, Matcher order) {
    String rest = order.group("rest");
    Matcher because = BECAUSE.matcher(rest);
    boolean explained = because.find();
    String reason = explained ? rest.substring(because.end()).strip() : "";
    Matcher codes = CODE.matcher(explained ? rest.substring(0, because.start()) : rest);
    boolean any = false;
    while (codes.find()) {
      any = true;
      Span place = part(comment, order.start("rest") + codes.start(), codes.group());
      allow(comment, file, new Allowance(codes.group(), place, comment.span(), reason));
    }
    if (!any) {
      faults.add(noCode(comment.span()));
    }
  }

  private void allow(Comment comment, boolean file, Allowance said) {
    Optional<Diagnostic> fault = fault(comment, file, said);
    fault.ifPresent(faults::add);
    if (fault.isEmpty()) {
      covered(comment, file)
          .ifPresentOrElse(
              span -> list.add(new Allowance(said.code(), said.place(), span, said.reason())),
              () -> faults.add(withoutEffect(said, "nothing follows the comment")));
    }
  }

  private static Optional<Diagnostic> fault(Comment comment, boolean file, Allowance said) {
    if (!Codes.all().contains(said.code())) {
      return Optional.of(
          unknown(said.code(), said.place(), Suggestion.only(said.code(), Codes.all())));
    }
    if (Codes.isFinal(said.code())) {
      return Optional.of(withoutEffect(said, "this cannot be allowed"));
    }
    if (file && !comment.leading()) {
      return Optional.of(withoutEffect(said, FILE + " belongs above the first key of the file"));
    }
    return said.reason().isEmpty() ? Optional.of(withoutReason(said)) : Optional.empty();
  }

  private Optional<Span> covered(Comment comment, boolean file) {
    Span span = comment.span();
    if (file) {
      return Optional.of(Span.of(span.file()));
    }
    return comment.alone()
        ? nodes.after(span)
        : Optional.of(new Span(span.file(), span.line(), 1, span.line(), span.endColumn()));
  }

  private static Span part(Comment comment, int start, String part) {
    return comment.span().part(1 + start, part.length());
  }

  private static Diagnostic unknown(String word, Span place, Optional<String> near) {
    Diagnostic fault =
        Diagnostic.warning("allowance-unknown", "no finding is called " + word)
            .detail(
                near.map("Did you mean %s?"::formatted)
                    .orElse("The comment allows nothing. Write the code of a finding."))
            .in(place);
    return near.map(name -> fault.fix(Fix.replace("write " + name, place, word, name)))
        .orElse(fault);
  }

  private static Diagnostic noCode(Span comment) {
    return Diagnostic.warning("allowance-unknown", "the comment names no finding")
        .detail("Write # trowel: allow <code> because <reason>.")
        .in(comment);
  }

  private static Diagnostic withoutReason(Allowance said) {
    return Diagnostic.warning(
            "allowance-without-reason", said.code() + " is allowed without a reason")
        .detail("So it has no effect. Add: because <reason>.")
        .in(said.place());
  }

  private static Diagnostic withoutEffect(Allowance said, String why) {
    return Diagnostic.warning(
            "allowance-without-effect", "%s is not allowed: %s".formatted(said.code(), why))
        .detail("Remove the comment, or put it where it has an effect.")
        .in(said.place());
  }
}

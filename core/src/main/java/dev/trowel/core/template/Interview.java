package dev.trowel.core.template;

import dev.trowel.core.template.Property.Preset;
import dev.trowel.core.template.Questions.Reply;
import dev.trowel.core.template.WorkspaceFacts.Warehouse;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Comes to an answer to each question of a template: what was given, what somebody answers, the
/// default, in this order (format.md 10).
final class Interview {

  private final TemplateSchema schema;
  private final Texts texts;
  private final Questions questions;
  private final Map<String, Given> given;
  private final Supplier<List<Warehouse>> warehouses;

  /// The questions that somebody answered, the last one first, with all answers before it.
  private final Deque<Asked> asked = new ArrayDeque<>();

  private record Asked(int index, Map<String, Object> before) {}

  /// @param warehouses those of the workspace; asked for when a question needs them
  Interview(
      TemplateSchema schema,
      Texts texts,
      Questions questions,
      Map<String, Given> given,
      Supplier<List<Warehouse>> warehouses) {
    this.schema = schema;
    this.texts = texts;
    this.questions = questions;
    this.given = Map.copyOf(given);
    this.warehouses = warehouses;
  }

  /// All answers, in the order of the questions.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `template-answers` with all that are
  ///   missing or not allowed; `template-fault` when a default cannot be rendered
  SequencedMap<String, Object> answers() {
    Map<String, Object> answers = new LinkedHashMap<>();
    given.forEach((name, each) -> answers.put(name, each.answer()));
    if (questions.canAsk()) {
      check(answers, true);
    }
    int index = 0;
    while (index < schema.properties().size()) {
      Property property = schema.properties().get(index);
      index = answers.containsKey(property.name()) ? index + 1 : answer(index, property, answers);
    }
    check(answers, false);
    SequencedMap<String, Object> sorted = new LinkedHashMap<>();
    for (String name : schema.names()) {
      Optional.ofNullable(answers.get(name)).ifPresent(answer -> sorted.put(name, answer));
    }
    return sorted;
  }

  /// @return the question to go on with
  private int answer(int index, Property property, Map<String, Object> answers) {
    boolean asks = questions.canAsk() && property.skip().stream().noneMatch(c -> c.holds(answers));
    if (asks) {
      return ask(index, property, answers);
    }
    preset(property, answers).ifPresent(answer -> answers.put(property.name(), answer));
    return index + 1;
  }

  private int ask(int index, Property property, Map<String, Object> answers) {
    SequencedMap<String, String> offered = offered(property);
    Question question = question(property, answers, List.copyOf(offered.sequencedKeySet()));
    while (true) {
      switch (questions.ask(question)) {
        case Reply.Back _ -> {
          if (!asked.isEmpty()) {
            return back(answers);
          }
        }
        case Reply.Words words -> {
          Optional<Object> answer =
              property.type().typed(offered.getOrDefault(words.text(), words.text()));
          Optional<String> fault =
              answer.isEmpty()
                  ? Optional.of("it must be " + property.type().words())
                  : answer.flatMap(property.limits()::fault);
          if (fault.isEmpty() && answer.isPresent()) {
            asked.push(new Asked(index, new LinkedHashMap<>(answers)));
            answers.put(property.name(), answer.get());
            return index + 1;
          }
          questions.refuse(fault.orElse(""));
        }
      }
    }
  }

  /// Whatever was answered since is asked again, as the question may be another one then.
  private int back(Map<String, Object> answers) {
    Asked last = asked.pop();
    answers.clear();
    answers.putAll(last.before());
    return last.index();
  }

  /// The warehouses one may choose from, each with its path; none for another question.
  private SequencedMap<String, String> offered(Property property) {
    SequencedMap<String, String> offered = new LinkedHashMap<>();
    if (property.picksWarehouse() && property.limits().choices().isEmpty()) {
      warehouses
          .get()
          .forEach(each -> offered.put("%s (%s)".formatted(each.name(), each.id()), each.path()));
    }
    return offered;
  }

  private Question question(Property property, Map<String, Object> answers, List<String> offered) {
    List<String> choices = property.limits().choices().stream().map(Object::toString).toList();
    return new Question(
        property.name(),
        texts.render(property.description(), answers),
        preset(property, answers).map(Object::toString),
        offered.isEmpty() ? choices : offered,
        asked.isEmpty());
  }

  private Optional<Object> preset(Property property, Map<String, Object> answers) {
    return property
        .preset()
        .map(preset ->
            switch (preset) {
              case Preset.Rendered rendered -> texts.render(rendered.template(), answers);
              case Preset.Fixed fixed -> fixed.answer();
            });
  }

  /// @param isPartial whether answers may still be missing
  private void check(Map<String, Object> answers, boolean isPartial) {
    Diagnostics found = new Diagnostics();
    for (Property property : schema.properties()) {
      Object answer = answers.get(property.name());
      if (answer != null) {
        property.limits().fault(answer).ifPresent(why -> found.add(fault(property, answer, why)));
      } else if (!isPartial) {
        found.add(GivenAnswers.fault(property.place(), "no answer to " + property.name()));
      }
    }
    found.stopOnErrors();
  }

  /// A wrong answer is told where it was given, and where nobody gave it, where it is asked for.
  private Diagnostic fault(Property property, Object answer, String why) {
    Given written = given.get(property.name());
    return GivenAnswers.fault(
        written == null ? property.place() : written.place(),
        "%s is %s: %s".formatted(property.name(), shown(answer), why));
  }

  private static String shown(Object answer) {
    return answer instanceof String text ? "\"" + text + "\"" : answer.toString();
  }
}

package dev.trowel.core.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What a template comes to with certain answers, on paper.
///
/// @param answers all of them, in the order of the questions
/// @param message what the template says in the end
record Rendered(SequencedMap<String, Object> answers, Made made, Optional<String> message) {
  Rendered {
    answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
  }
}

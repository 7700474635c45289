/**
 * The values of a survey barometer: questionnaires, territories, answers and results, all
 * immutable.
 *
 * <p>The module computes nothing. Every public value has a JSON form carried by Jackson
 * annotations; it reads and writes the same with Jackson 2 and Jackson 3, and neither is needed at
 * run time.
 */
module fr.barometre.api {
  requires transitive com.fasterxml.jackson.annotation;
  requires static java.compiler;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports fr.barometre.api;
  exports fr.barometre.api.answer;
  exports fr.barometre.api.model;
  exports fr.barometre.api.questionnaire;
  exports fr.barometre.api.result;
  exports fr.barometre.api.territory;

  opens fr.barometre.api to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
  opens fr.barometre.api.answer to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
  opens fr.barometre.api.model to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
  opens fr.barometre.api.questionnaire to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
  opens fr.barometre.api.result to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
  opens fr.barometre.api.territory to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
}

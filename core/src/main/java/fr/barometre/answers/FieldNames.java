package fr.barometre.answers;

import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the columns of a table are, and how their texts are read.
 *
 * @param replaced the names of fields that go by others than those of {@link Field}
 * @param levels the columns with levels of anonymous respondents, by dimension
 * @param constants what a field is in every row
 * @param kept the columns of respondents that are kept
 * @param questions by plain header, the code of the question that it stands for
 * @param numbered whether rows are identified by their numbers
 * @param words what is said of any question
 * @param roles what functions mean
 * @param frame where collectivités are looked for; the shipped frame if none is given
 */
record FieldNames(
    Map<Field, List<String>> replaced,
    Map<Dimension, String> levels,
    Map<Field, String> constants,
    Set<String> kept,
    Map<String, String> questions,
    boolean numbered,
    AnswerWords words,
    RoleWords roles,
    Optional<Population> frame) {

  static final FieldNames DEFAULT =
      new FieldNames(
          Map.of(),
          Map.of(),
          Map.of(),
          Set.of(),
          Map.of(),
          false,
          AnswerWords.DEFAULT,
          RoleWords.DEFAULT,
          Optional.empty());

  FieldNames {
    replaced = Map.copyOf(replaced);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    constants = Map.copyOf(constants);
    kept = Collections.unmodifiableSet(new LinkedHashSet<>(kept));
    questions = Map.copyOf(questions);
  }

  FieldNames with(Field field, String column) {
    Map<Field, List<String>> others = new EnumMap<>(Field.class);
    others.putAll(replaced);
    others.put(field, List.of(column));
    return new FieldNames(
        others, levels, constants, kept, questions, numbered, words, roles, frame);
  }

  FieldNames with(Dimension dimension, String column) {
    Map<Dimension, String> others = new LinkedHashMap<>(levels);
    others.put(dimension, column);
    return new FieldNames(
        replaced, others, constants, kept, questions, numbered, words, roles, frame);
  }

  FieldNames constant(Field field, String value) {
    Map<Field, String> others = new EnumMap<>(Field.class);
    others.putAll(constants);
    others.put(field, value);
    return new FieldNames(replaced, levels, others, kept, questions, numbered, words, roles, frame);
  }

  FieldNames keeping(String column) {
    Set<String> others = new LinkedHashSet<>(kept);
    others.add(column);
    return new FieldNames(
        replaced, levels, constants, others, questions, numbered, words, roles, frame);
  }

  FieldNames question(String code, String header) {
    Map<String, String> others = new LinkedHashMap<>(questions);
    others.put(PlainText.of(header), code);
    return new FieldNames(replaced, levels, constants, kept, others, numbered, words, roles, frame);
  }

  FieldNames numberedRows() {
    return new FieldNames(replaced, levels, constants, kept, questions, true, words, roles, frame);
  }

  FieldNames words(AnswerWords others) {
    return new FieldNames(
        replaced, levels, constants, kept, questions, numbered, others, roles, frame);
  }

  FieldNames roles(RoleWords others) {
    return new FieldNames(
        replaced, levels, constants, kept, questions, numbered, words, others, frame);
  }

  FieldNames frame(Population other) {
    return new FieldNames(
        replaced, levels, constants, kept, questions, numbered, words, roles, Optional.of(other));
  }

  /** Whether a field goes by a name that was given, and has to be there. */
  boolean given(Field field) {
    return replaced.containsKey(field);
  }

  List<String> of(Field field) {
    return replaced.getOrDefault(field, field.names());
  }
}

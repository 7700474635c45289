package fr.barometre.answers;

import fr.barometre.api.territory.Dimension;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names under which columns are looked for.
 *
 * @param replaced the names of fields that go by others than those of {@link Field}
 * @param levels the columns with levels of anonymous respondents, by dimension
 */
record FieldNames(Map<Field, List<String>> replaced, Map<Dimension, String> levels) {

  static final FieldNames DEFAULT = new FieldNames(Map.of(), Map.of());

  FieldNames {
    replaced = Map.copyOf(replaced);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  FieldNames with(Field field, String column) {
    Map<Field, List<String>> others = new EnumMap<>(Field.class);
    others.putAll(replaced);
    others.put(field, List.of(column));
    return new FieldNames(others, levels);
  }

  FieldNames with(Dimension dimension, String column) {
    Map<Dimension, String> others = new LinkedHashMap<>(levels);
    others.put(dimension, column);
    return new FieldNames(replaced, others);
  }

  /** Whether a field goes by a name that was given, and has to be there. */
  boolean given(Field field) {
    return replaced.containsKey(field);
  }

  List<String> of(Field field) {
    return replaced.getOrDefault(field, field.names());
  }
}

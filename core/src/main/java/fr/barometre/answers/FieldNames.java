package fr.barometre.answers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The names under which columns are looked for: those of {@link Field} unless replaced. */
record FieldNames(Map<Field, List<String>> replaced) {

  static final FieldNames DEFAULT = new FieldNames(Map.of());

  FieldNames {
    replaced = Map.copyOf(replaced);
  }

  FieldNames with(Field field, String column) {
    Map<Field, List<String>> others = new EnumMap<>(Field.class);
    others.putAll(replaced);
    others.put(field, List.of(column));
    return new FieldNames(others);
  }

  List<String> of(Field field) {
    return replaced.getOrDefault(field, field.names());
  }
}

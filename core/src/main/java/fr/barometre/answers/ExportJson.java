package fr.barometre.answers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.spelling.Suggestion;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a description of an export says in JSON, and names the place of what is wrong. */
final class ExportJson {

  /** All that it may say. */
  static final List<String> PROPERTIES =
      List.of(Export.class.getAnnotation(JsonPropertyOrder.class).value());

  private ExportJson() {}

  /** A code in any case; empty if it is left out. */
  static <E extends Enum<E>> Optional<E> code(String place, @Nullable String text, Class<E> type) {
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(type.getEnumConstants())
            .filter(code -> code.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> unknown(place, text, type)));
  }

  private static <E extends Enum<E>> IllegalArgumentException unknown(
      String place, String text, Class<E> type) {
    List<String> codes = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return wrong(place, "unknown code '" + text + "'" + Suggestion.of(text, codes));
  }

  private static IllegalArgumentException wrong(String place, String what) {
    return new IllegalArgumentException("'" + place + "' of the export: " + what);
  }

  /** Values by codes. */
  static <E extends Enum<E>, V> Map<E, V> byCode(
      String place, @Nullable Map<String, V> map, Class<E> type) {
    Map<E, V> byCode = new LinkedHashMap<>();
    entries(place, map)
        .forEach(
            (text, value) -> {
              E code = code(place, text, type).orElseThrow();
              if (byCode.put(code, value) != null) {
                throw wrong(place, code + " is there twice; expected it once");
              }
            });
    return byCode;
  }

  /** The entries of a map; none if it is left out. */
  static <V> Map<String, V> entries(String place, @Nullable Map<String, V> map) {
    if (map == null) {
      return Map.of();
    }
    map.forEach(
        (key, value) -> {
          if (value == null) {
            throw wrong(place, "nothing at '" + key + "'; expected it filled in, or left out");
          }
        });
    return map;
  }

  /** The entries of a map of maps. */
  static Map<String, Map<String, String>> nested(
      String place, @Nullable Map<String, Map<String, String>> maps) {
    entries(place, maps).forEach((key, map) -> entries(place + "." + key, map));
    return maps == null ? Map.of() : maps;
  }

  /** The items of a list; none if it is left out. */
  static <V> List<V> items(String place, @Nullable List<V> list) {
    if (list == null) {
      return List.of();
    }
    if (list.contains(null)) {
      throw wrong(place, "null in a list; expected it filled in, or left out");
    }
    return Collections.unmodifiableList(list);
  }

  /** Yes or no; empty if it is left out. */
  static Optional<Boolean> flag(String place, @Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    throw wrong(place, "'" + value + "'; expected true or false");
  }

  /** A whole number; empty if it is left out. */
  static Optional<Integer> number(String place, @Nullable Object value) {
    if (value == null || value instanceof Integer) {
      return Optional.ofNullable((Integer) value);
    }
    throw wrong(place, "'" + value + "'; expected a whole number");
  }
}

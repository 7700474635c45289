package fr.barometre.examples.cli;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The indicators, waves and dimensions that a call names. */
final class Asked {

  private static final Map<Dimension, List<String>> DIMENSIONS = dimensions();

  /** A text that is made of an edition beside its page. */
  enum Part {
    QUOTES,
    METHOD
  }

  private Asked() {}

  /** The sentences to quote, or the method sheet, by a name in either language. */
  static Part part(Texts texts, String name) {
    String plain = Nearest.plain(name);
    if (List.of("citations", "quotes").contains(plain)) {
      return Part.QUOTES;
    }
    if (List.of("methode", "method").contains(plain)) {
      return Part.METHOD;
    }
    throw WrongCall.unknown(
        texts,
        "part.unknown",
        name,
        texts.isFrench() ? List.of("citations", "méthode") : List.of("quotes", "method"));
  }

  /** The names of the dimensions, French first. */
  private static Map<Dimension, List<String>> dimensions() {
    Map<Dimension, List<String>> names = new LinkedHashMap<>();
    names.put(Dimension.TYPE, List.of("type", "type"));
    names.put(Dimension.POPULATION_BAND, List.of("taille", "size", "population"));
    names.put(Dimension.POPULATION_STRATUM, List.of("strate", "stratum"));
    names.put(Dimension.REGION, List.of("region", "region"));
    names.put(Dimension.DEPARTEMENT, List.of("departement", "department"));
    names.put(Dimension.OPSN, List.of("opsn", "opsn"));
    names.put(Dimension.ROLE, List.of("fonction", "role"));
    names.put(Members.MEMBERSHIP, List.of("adhesion", "membership"));
    return names;
  }

  /** The dimensions of a list such as {@code type,région}. */
  static List<Dimension> dimensions(Texts texts, List<String> names) {
    List<Dimension> found = new ArrayList<>();
    for (String name : names) {
      String plain = Nearest.plain(name);
      Dimension dimension =
          DIMENSIONS.entrySet().stream()
              .filter(
                  entry ->
                      entry.getValue().contains(plain)
                          || Nearest.plain(entry.getKey().code()).equals(plain))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow(
                  () ->
                      WrongCall.unknown(
                          texts,
                          "dimension.unknown",
                          name,
                          DIMENSIONS.values().stream()
                              .map(known -> known.get(texts.isFrench() ? 0 : 1))
                              .toList()));
      if (found.contains(dimension)) {
        throw new WrongCall(texts.say("dimension.twice", name));
      }
      found.add(dimension);
    }
    return found;
  }

  /** An indicator by its code. */
  static String indicator(Texts texts, Questionnaire questionnaire, String code) {
    List<String> codes =
        questionnaire.indicators().stream().map(IndicatorDefinition::code).toList();
    if (!codes.contains(code)) {
      throw WrongCall.unknown(texts, "indicator.unknown", code, codes);
    }
    return code;
  }

  /** A wave by its code. */
  static Wave wave(Texts texts, Questionnaire questionnaire, String code) {
    return questionnaire.waves().stream()
        .filter(wave -> wave.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                questionnaire.waves().isEmpty()
                    ? new WrongCall(texts.say("wave.none", code))
                    : WrongCall.unknown(
                        texts,
                        "wave.unknown",
                        code,
                        questionnaire.waves().stream().map(Wave::code).toList()));
  }
}

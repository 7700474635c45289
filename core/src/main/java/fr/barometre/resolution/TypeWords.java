package fr.barometre.resolution;

import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.spelling.TypeNames;
import java.util.Set;

/**
 * The types that the texts of a column mean ({@link TypeNames}), without what spreadsheets add to
 * them: {@code 7210.0} is 7210.
 */
public final class TypeWords {

  private TypeWords() {}

  /**
   * The types that a text means.
   *
   * @param text for example {@code "Communauté de communes"}, {@code "mairie"}, {@code "EPCI"},
   *     {@code "7346"} or {@code "CC - Communauté de communes"}
   * @return one type, or several when the text leaves them open; empty if it means none
   */
  public static Set<CollectiviteType> of(String text) {
    CleanText clean = CleanText.of(text);
    Set<CollectiviteType> words = TypeNames.of(clean.spaced());
    return words.isEmpty() ? TypeNames.of(clean.compact()) : words;
  }

  /**
   * The words for the types expected in place of a text that means none.
   *
   * @param text the text
   * @return for example {@code "a type of collectivité; did you mean 'commune'?"}
   */
  public static String expected(String text) {
    return TypeNames.expected(text);
  }
}

package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.editions.Edition2025;
import java.util.Optional;

/**
 * The entrance of the library: barometer indicators, with how far each can be trusted.
 *
 * <pre>{@code
 * IndicatorResult charter = Barometre.indicator("teletravail.charte")
 *     .answers(Path.of("answers.csv"))
 *     .by(Dimension.POPULATION_BAND)
 *     .compute();
 * charter.observed().text(Locale.FRENCH);   // what an infographic prints, with its interval
 * charter.adjusted().text(Locale.FRENCH);   // had OPSN territories not been over-represented
 * charter.flags();                          // why to be careful, with the evidence
 * }</pre>
 *
 * <p>A text always says something: {@code 34,0 % [29,8 ; 38,4] (n = 512)}, or, of four answers,
 * {@code masqué : moins de 5 collectivités}. Numbers such as {@code observed().percent()} are empty
 * where there is none.
 */
public final class Barometre {

  private Barometre() {}

  /**
   * A request for an indicator of the 2025 edition.
   *
   * @param code its code, for example {@code "teletravail.charte"}
   * @return the request, still without answers
   * @throws IllegalArgumentException if the edition has no such indicator, with the nearest code
   */
  public static IndicatorQuery indicator(String code) {
    return edition(Edition2025.QUESTIONNAIRE).indicator(requireNonNull(code, "code"));
  }

  /**
   * A request for an indicator of any edition.
   *
   * @param indicator the indicator, for example {@link Edition2025#TELETRAVAIL_CHARTE}
   * @return the request, still without answers
   */
  public static IndicatorQuery indicator(IndicatorDefinition indicator) {
    boolean shipped = Edition2025.QUESTIONNAIRE.indicators().contains(indicator);
    return new IndicatorQuery(
        requireNonNull(indicator, "indicator"),
        shipped ? Optional.of(Edition2025.QUESTIONNAIRE) : Optional.empty(),
        Settings.defaults());
  }

  /**
   * A request for all indicators of an edition.
   *
   * @param questionnaire the edition, for example {@link Edition2025#QUESTIONNAIRE}
   * @return the request, still without answers
   */
  public static EditionQuery edition(Questionnaire questionnaire) {
    return new EditionQuery(requireNonNull(questionnaire, "questionnaire"), Settings.defaults());
  }

  /**
   * A request to compare a collectivité with its peers, of the same type and population stratum.
   *
   * @param collectivite who is compared; the frame must have it
   * @return the request, still without answers
   */
  public static ComparisonQuery compare(Collectivite collectivite) {
    return compare(requireNonNull(collectivite, "collectivite").ref());
  }

  /**
   * A request to compare a collectivité, named by its code or its SIREN, with its peers.
   *
   * @param collectivite who is compared, for example {@code CollectiviteRef.of(siren)}
   * @return the request, still without answers
   */
  public static ComparisonQuery compare(CollectiviteRef collectivite) {
    return new ComparisonQuery(requireNonNull(collectivite, "collectivite"), Settings.defaults());
  }
}

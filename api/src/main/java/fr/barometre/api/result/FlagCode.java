package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import fr.barometre.api.Label;
import java.util.Arrays;

/** The subject of a flag. */
public enum FlagCode {
  /** Respondents are in OPSN territories more often than the frame. */
  OPSN_OVERREPRESENTED("Territoires avec OPSN surreprésentés", "OPSN territories over-represented"),
  /** Respondents are in OPSN territories less often than the frame. */
  OPSN_UNDERREPRESENTED(
      "Territoires avec OPSN sous-représentés", "OPSN territories under-represented"),
  /** The answers differ with and without an OPSN, at equal type and size where that can be told. */
  OPSN_SENSITIVE(
      "Réponses différentes avec et sans OPSN", "Answers differ with and without an OPSN"),
  /** The answers differ with and without an OPSN, but not at equal type and size. */
  OPSN_CONFOUNDED(
      "Écart avec et sans OPSN, mais pas à type et taille égaux",
      "Answers differ with and without an OPSN, but not at equal type and size"),
  /** The figure moves, beyond its noise, once respondents are brought to the frame's OPSN share. */
  OPSN_BIASED(
      "Chiffre modifié par le redressement sur les OPSN", "Figure changed by adjusting to OPSN"),
  /** One side has too few collectivités: bounds stand in for an adjusted figure. */
  OPSN_UNADJUSTABLE("Redressement impossible sur les OPSN", "Adjustment to OPSN not possible"),
  /** The OPSN status of many respondents is not known. */
  OPSN_UNKNOWN("OPSN inconnu pour beaucoup de répondants", "OPSN unknown for many respondents"),
  /** Response rates differ much between the parts of the frame. */
  UNREPRESENTATIVE("Répondants peu représentatifs", "Respondents not representative"),
  /** Models of who responds and of what they say differ by more than their errors. */
  MODELS_DISAGREE("Modèles en désaccord", "Models disagree"),
  /** Frame cells have no respondent, or were left out of the weighting. */
  UNCOVERED("Collectivités sans répondant semblable", "Authorities without a like respondent"),
  /** Too few units, or too small an effective base, to publish a figure. */
  SMALL_BASE("Trop peu de réponses", "Too few answers"),
  /** The interval is too wide to publish a figure. */
  WIDE_INTERVAL("Intervalle trop large", "Interval too wide"),
  /** Too few degrees of freedom for the interval to be relied upon without review. */
  FEW_DEGREES("Intervalle peu sûr", "Interval not reliable"),
  /** Many answered "don't know" or nothing. */
  HIGH_NONRESPONSE("Beaucoup de sans réponse", "Many without an answer"),
  /** A few collectivités carry much of the weight. */
  WEIGHT_CONCENTRATION("Poids concentré sur peu de répondants", "Weight on a few respondents"),
  /** Respondents stand outside the frame. */
  OUTSIDE_FRAME("Répondants hors de la population", "Respondents outside the population"),
  /** There are more respondents than the frame has at a level. */
  BEYOND_FRAME("Plus de répondants que de collectivités", "More respondents than authorities"),
  /** Answers to the question, or whole rows, could not be used. */
  ANSWERS_REFUSED("Réponses inutilisables", "Answers that cannot be used"),
  /** A figure is not shown, so that nobody's answers can be found out. */
  SUPPRESSED("Chiffre secret", "Figure hidden"),
  /** The change between two waves is within its noise. */
  CHANGE_NOT_SIGNIFICANT("Évolution non significative", "Change not significant"),
  /** The change between two waves is mostly explained by who answered. */
  CHANGE_IN_COMPOSITION(
      "Répondants autres d'une vague à l'autre", "Other respondents in each wave"),
  /** An answer that the figure counts, or its base, was not offered in all waves. */
  SERIES_BREAK("Rupture de série", "Break in the series"),
  /** Some respondents have a weight below zero, so that their answers count against themselves. */
  NEGATIVE_WEIGHTS("Poids négatifs", "Negative weights"),
  /** Areas disagree with what a model says of them, more than chance allows. */
  MODEL_STRAINED("Modèle mis en défaut par les réponses", "Answers disagree with the model"),
  /**
   * Something that this version does not know: the flag was read from a result that a later version
   * wrote. Its sentence and advice say what it is about.
   */
  UNKNOWN("Autre réserve", "Another flag");

  private final Label label;

  FlagCode(String fr, String en) {
    this.label = Label.of(fr, en);
  }

  /**
   * The name shown to people; the code itself is for programs.
   *
   * @return a few words without a full stop
   */
  public Label label() {
    return label;
  }

  /** The code of a name, or UNKNOWN. */
  @JsonCreator
  static FlagCode fromJson(String name) {
    return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst().orElse(UNKNOWN);
  }
}

package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What a flag is about. */
public enum FlagCode {
  /** Respondents are in OPSN territories more often than the frame. */
  OPSN_OVERREPRESENTED,
  /** Respondents are in OPSN territories less often than the frame. */
  OPSN_UNDERREPRESENTED,
  /** The answers differ between territories with and without an OPSN. */
  OPSN_SENSITIVE,
  /** The figure moves, beyond its noise, once respondents are brought to the frame's OPSN share. */
  OPSN_BIASED,
  /** One side has too few collectivités: bounds stand in for an adjusted figure. */
  OPSN_UNADJUSTABLE,
  /** The OPSN status of many respondents is not known. */
  OPSN_UNKNOWN,
  /** Response rates differ much between the parts of the frame. */
  UNREPRESENTATIVE,
  /** Frame cells have no respondent, or were left out of the weighting. */
  UNCOVERED,
  /** Too few units, or too small an effective base, to publish a figure. */
  SMALL_BASE,
  /** The interval is too wide to publish a figure. */
  WIDE_INTERVAL,
  /** Too few degrees of freedom for the interval to be relied upon without review. */
  FEW_DEGREES,
  /** Many answered "don't know" or nothing. */
  HIGH_NONRESPONSE,
  /** A few collectivités carry much of the weight. */
  WEIGHT_CONCENTRATION,
  /** Respondents stand outside the frame. */
  OUTSIDE_FRAME,
  /** There are more respondents than the frame has at a level. */
  BEYOND_FRAME,
  /** Answers to the question, or whole rows, could not be used. */
  ANSWERS_REFUSED,
  /** A figure is not shown, so that nobody's answers can be found out. */
  SUPPRESSED,
  /** The change between two waves is within its noise. */
  CHANGE_NOT_SIGNIFICANT,
  /** The change between two waves is mostly explained by who answered. */
  CHANGE_IN_COMPOSITION,
  /**
   * Something that this version does not know: the flag was read from a result that a later version
   * wrote. Its sentence and advice say what it is about.
   */
  UNKNOWN;

  /** The code of a name, or UNKNOWN. */
  @JsonCreator
  static FlagCode fromJson(String name) {
    return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst().orElse(UNKNOWN);
  }
}

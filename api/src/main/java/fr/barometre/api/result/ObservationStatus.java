package fr.barometre.api.result;

import java.util.List;

/**
 * The status of an observation in SDMX: those codes of the list CL_OBS_STATUS that a barometer's
 * figures can have.
 *
 * <p>Declared in the order of precedence where one code is to be kept: what the figure is, before
 * how good it is.
 */
public enum ObservationStatus {
  /** Missing value; suppressed. */
  SUPPRESSED("Q"),
  /** Missing value: no figure, or bounds only. */
  MISSING("O"),
  /** Time series break: who answered changed more than the answers. */
  BREAK("B"),
  /** Not significant: a change within its noise. */
  NOT_SIGNIFICANT("N"),
  /** Low reliability: a flag of severity WARNING or more, or no standard error. */
  LOW_RELIABILITY("U"),
  /** Estimated value: an adjusted figure. */
  ESTIMATED("E"),
  /** Normal value: an observed figure. */
  NORMAL("A");

  private final String code;

  ObservationStatus(String code) {
    this.code = code;
  }

  /**
   * The code of OBS_STATUS.
   *
   * @return one capital letter
   */
  public String code() {
    return code;
  }

  /**
   * The status that a flag gives to the figure that it is about.
   *
   * @param flag the flag
   * @return the status; normal for an INFO or a NOTICE about reliability
   */
  public static ObservationStatus of(Flag flag) {
    return switch (flag.code()) {
      case SUPPRESSED -> SUPPRESSED;
      case CHANGE_NOT_SIGNIFICANT -> NOT_SIGNIFICANT;
      case CHANGE_IN_COMPOSITION, SERIES_BREAK -> BREAK;
      case OPSN_OVERREPRESENTED,
          OPSN_UNDERREPRESENTED,
          OPSN_SENSITIVE,
          OPSN_CONFOUNDED,
          MODELS_DISAGREE,
          OPSN_BIASED,
          OPSN_UNADJUSTABLE,
          OPSN_UNKNOWN,
          UNREPRESENTATIVE,
          UNCOVERED,
          SMALL_BASE,
          WIDE_INTERVAL,
          FEW_DEGREES,
          HIGH_NONRESPONSE,
          WEIGHT_CONCENTRATION,
          NEGATIVE_WEIGHTS,
          OUTSIDE_FRAME,
          BEYOND_FRAME,
          ANSWERS_REFUSED,
          MODEL_STRAINED,
          UNKNOWN ->
          flag.severity().compareTo(Severity.WARNING) >= 0 ? LOW_RELIABILITY : NORMAL;
    };
  }

  /**
   * The status of an observed figure.
   *
   * @param estimate the figure
   * @param flags the flags of its result
   * @return the status that comes first
   */
  public static ObservationStatus ofObserved(Estimate estimate, List<Flag> flags) {
    return first(NORMAL, estimate, flags);
  }

  /**
   * The status of an adjusted figure.
   *
   * @param estimate the figure
   * @param flags the flags of its result
   * @return the status that comes first
   */
  public static ObservationStatus ofAdjusted(Estimate estimate, List<Flag> flags) {
    return first(ESTIMATED, estimate, flags);
  }

  private static ObservationStatus first(
      ObservationStatus otherwise, Estimate estimate, List<Flag> flags) {
    ObservationStatus first =
        switch (estimate.status()) {
          case SUPPRESSED -> SUPPRESSED;
          case NOT_ESTIMABLE, BOUNDED -> MISSING;
          case POINT_ONLY -> LOW_RELIABILITY;
          case ESTIMATED -> otherwise;
        };
    for (Flag flag : flags) {
      // A result with one hidden form says so in its flags: the other form is shown nevertheless.
      if (flag.code() != FlagCode.SUPPRESSED && of(flag).compareTo(first) < 0) {
        first = of(flag);
      }
    }
    return first;
  }
}

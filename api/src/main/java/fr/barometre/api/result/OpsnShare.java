package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * How many collectivités are in OPSN territories, in the frame and among the respondents.
 *
 * @param frame collectivités of the frame whose status is known
 * @param frameInside those in an OPSN territory, written N_A
 * @param respondents respondents whose status is known
 * @param respondentsInside those in an OPSN territory, written n_A
 * @param respondentsUnknown respondents whose status is not known, not counted above
 */
public record OpsnShare(
    @JsonProperty(required = true) long frame,
    @JsonProperty(required = true) long frameInside,
    @JsonProperty(required = true) long respondents,
    @JsonProperty(required = true) long respondentsInside,
    @JsonProperty(required = true) long respondentsUnknown)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param frame collectivités of the frame whose status is known
   * @param frameInside those in an OPSN territory, written N_A
   * @param respondents respondents whose status is known
   * @param respondentsInside those in an OPSN territory, written n_A
   * @param respondentsUnknown respondents whose status is not known, not counted above
   */
  public OpsnShare {
    if (!(0 <= frameInside && frameInside <= frame)
        || !(0 <= respondentsInside && respondentsInside <= respondents)
        || respondentsUnknown < 0) {
      throw new IllegalArgumentException(
          "OPSN counts are not consistent: frame "
              + frameInside
              + "/"
              + frame
              + ", respondents "
              + respondentsInside
              + "/"
              + respondents
              + ", unknown "
              + respondentsUnknown);
    }
  }
}

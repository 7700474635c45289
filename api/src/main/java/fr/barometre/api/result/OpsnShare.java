package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * How many collectivités are in OPSN territories, in the frame and among the respondents. Of a
 * figure that is hidden the numbers of respondents are hidden too, and told as 0.
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
    implements LenientJson {

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

  @JsonCreator
  static OpsnShare fromJson(
      @JsonProperty(value = "frame", required = true) Long frame,
      @JsonProperty(value = "frameInside", required = true) Long frameInside,
      @JsonProperty(value = "respondents", required = true) Long respondents,
      @JsonProperty(value = "respondentsInside", required = true) Long respondentsInside,
      @JsonProperty(value = "respondentsUnknown", required = true) Long respondentsUnknown) {
    return new OpsnShare(
        requireNonNull(frame, "frame"),
        requireNonNull(frameInside, "frameInside"),
        requireNonNull(respondents, "respondents"),
        requireNonNull(respondentsInside, "respondentsInside"),
        requireNonNull(respondentsUnknown, "respondentsUnknown"));
  }
}

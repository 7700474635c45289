package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.Map;

/**
 * How much of the respondents and of the frame is at a level: who answered, beside who could have.
 *
 * @param dimension what the level is of
 * @param level the level
 * @param ofRespondents share of the respondents that are in the frame, rounded to a hundredth;
 *     waves are added up
 * @param ofFrame share of the frame's collectivités, rounded alike
 */
public record ProfileShare(Dimension dimension, Level level, double ofRespondents, double ofFrame)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param dimension what the level is of
   * @param level the level
   * @param ofRespondents share of the respondents
   * @param ofFrame share of the frame
   */
  public ProfileShare {
    requireNonNull(dimension, "dimension");
    requireNonNull(level, "level");
    if (!(ofRespondents >= 0 && ofRespondents <= 1 && ofFrame >= 0 && ofFrame <= 1)) {
      throw new IllegalArgumentException(
          "shares " + ofRespondents + " and " + ofFrame + " are not in [0, 1]");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "dimension", dimension, "level", level, "ofRespondents", ofRespondents, "ofFrame", ofFrame);
  }

  @JsonCreator
  static ProfileShare fromJson(
      @JsonProperty(value = "dimension", required = true) Dimension dimension,
      @JsonProperty(value = "level", required = true) Level level,
      @JsonProperty(value = "ofRespondents", required = true) Double ofRespondents,
      @JsonProperty(value = "ofFrame", required = true) Double ofFrame) {
    return new ProfileShare(
        dimension,
        level,
        requireNonNull(ofRespondents, "ofRespondents"),
        requireNonNull(ofFrame, "ofFrame"));
  }
}

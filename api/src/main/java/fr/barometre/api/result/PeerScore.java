package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * How many practices a collectivité has in place, of those it was asked about and its peers have a
 * figure for, beside how many of the same its peers have on average.
 *
 * <p>A practice is in place if what its indicator counts was answered; where the indicator counts a
 * lack, if another substantive answer was. Example: 8 of 14 where similar communes have 5.6 on
 * average, between 5.1 and 6.1.
 *
 * @param own practices that it has in place; not a whole number if its respondents disagree
 * @param peers practices that its peers have in place on average: the sum of their shares
 * @param indicators practices that are compared, one or more
 * @param interval interval of the average, within 0 and the practices compared
 */
public record PeerScore(double own, double peers, int indicators, Interval interval)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param own practices that it has in place
   * @param peers practices that its peers have in place on average
   * @param indicators practices that are compared
   * @param interval interval of the average
   */
  public PeerScore {
    requireNonNull(interval, "interval");
    if (!(0 <= own && own <= indicators && 0 <= peers && peers <= indicators && indicators > 0)) {
      throw new IllegalArgumentException(
          own + " and " + peers + " practices are not within the " + indicators + " compared");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json("own", own, "peers", peers, "indicators", indicators, "interval", interval);
  }

  @JsonCreator
  static PeerScore fromJson(
      @JsonProperty(value = "own", required = true) Double own,
      @JsonProperty(value = "peers", required = true) Double peers,
      @JsonProperty(value = "indicators", required = true) Integer indicators,
      @JsonProperty(value = "interval", required = true) Interval interval) {
    return new PeerScore(
        requireNonNull(own, "own"),
        requireNonNull(peers, "peers"),
        requireNonNull(indicators, "indicators"),
        interval);
  }

  /**
   * Whether the collectivité has more practices in place than its peers on average.
   *
   * @return above, near or below their interval
   */
  public PeerStanding standing() {
    if (own > interval.upper()) {
      return PeerStanding.ABOVE;
    }
    return own < interval.lower() ? PeerStanding.BELOW : PeerStanding.NEAR;
  }
}

package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * Numbers of rows read, accepted and rejected; accepted and rejected rows add up to the rows read.
 *
 * @param read rows read
 * @param accepted rows used
 * @param rejected rows not used, each with its rejections
 * @param outsideFrame respondents, among those accepted, whose collectivité is not in the frame
 */
public record AnswerCounts(
    @JsonProperty(required = true) long read,
    @JsonProperty(required = true) long accepted,
    @JsonProperty(required = true) long rejected,
    @JsonProperty(required = true) long outsideFrame)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param read rows read
   * @param accepted rows used
   * @param rejected rows not used, each with its rejections
   * @param outsideFrame respondents, among those accepted, whose collectivité is not in the frame
   */
  public AnswerCounts {
    if (read != accepted + rejected || accepted < 0 || rejected < 0 || outsideFrame < 0) {
      throw new IllegalArgumentException(
          "rows do not add up: "
              + read
              + " read, "
              + accepted
              + " accepted, "
              + rejected
              + " rejected");
    }
  }

  @JsonCreator
  static AnswerCounts fromJson(
      @JsonProperty(value = "read", required = true) Long read,
      @JsonProperty(value = "accepted", required = true) Long accepted,
      @JsonProperty(value = "rejected", required = true) Long rejected,
      @JsonProperty(value = "outsideFrame", required = true) Long outsideFrame) {
    return new AnswerCounts(
        requireNonNull(read, "read"),
        requireNonNull(accepted, "accepted"),
        requireNonNull(rejected, "rejected"),
        requireNonNull(outsideFrame, "outsideFrame"));
  }
}

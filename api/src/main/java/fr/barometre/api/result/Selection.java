package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import java.util.List;

/**
 * What may have decided who answered, beyond what the frame knows: a range without assumptions, and
 * what it takes for a headline to change; the bias if the answer itself drives response; how far
 * the respondents already are from the frame in what it knows.
 *
 * @param worstCase [f ȳ, f ȳ + 1 − f], with f the share of the frame that answered; for a mean [f ȳ
 *     + (1 − f) a, f ȳ + (1 − f) b], with a and b the ends of the range of its numbers
 * @param headlines one test a headline threshold of the policy; none when everybody answered, and
 *     for a mean
 * @param parts the worst case on either side of OPSN and within each part shown of the breakdowns
 * @param unexplained MUBP for φ = 0, ½ and 1, of a mean MUB, within the worst case; none when all
 *     say the same, the frame explains hardly anything (a correlation with the answer below 0.1),
 *     or too much of it is hidden
 * @param defects one value a level of the dimensions looked at; none of a dimension where more
 *     respondents are at a level than the frame has there, as anonymous ones may be
 */
public record Selection(
    @JsonProperty(required = true) Bounds worstCase,
    @JsonProperty(required = true) List<HeadlineTest> headlines,
    @JsonProperty(required = true) List<PartBounds> parts,
    @JsonProperty(required = true) List<UnexplainedBias> unexplained,
    @JsonProperty(required = true) List<FrameDefect> defects)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param worstCase [f ȳ, f ȳ + 1 − f], with f the share of the frame that answered; for a mean [f
   *     ȳ + (1 − f) a, f ȳ + (1 − f) b], with a and b the ends of the range of its numbers
   * @param headlines one test a headline threshold of the policy; none when everybody answered, and
   *     for a mean
   * @param parts the worst case on either side of OPSN and within each part shown of the breakdowns
   * @param unexplained MUBP for φ = 0, ½ and 1, of a mean MUB, within the worst case; none when all
   *     say the same, the frame explains hardly anything (a correlation with the answer below 0.1),
   *     or too much of it is hidden
   * @param defects one value a level of the dimensions looked at; none of a dimension where more
   *     respondents are at a level than the frame has there, as anonymous ones may be
   */
  public Selection {
    requireNonNull(worstCase, "worstCase");
    headlines = List.copyOf(requireNonNull(headlines, "headlines"));
    parts = List.copyOf(requireNonNull(parts, "parts"));
    unexplained = List.copyOf(requireNonNull(unexplained, "unexplained"));
    defects = List.copyOf(requireNonNull(defects, "defects"));
  }

  /**
   * Whether a corrected figure is an end of the worst case: the model goes as far or farther, and
   * says no more than that.
   *
   * @param bias one of {@link #unexplained()}
   * @return true if no answers of those who did not answer could lead farther
   */
  public boolean isLimited(UnexplainedBias bias) {
    return bias.corrected() <= worstCase.lower() || bias.corrected() >= worstCase.upper();
  }
}

package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How respondents are taken to have been drawn from the frame: from which strata, and whether from
 * a population of known size.
 *
 * <p>In a stratum of \(N_h\) collectivités of which \(n_h\) answered, the sampling fraction is
 * \(f_h = n_h / N_h\), and \[ Var = \sum_h (1 - f_h) \frac{n_h}{n_h - 1} \sum_{c \in h} (z_c - \bar
 * z_h)^2 \] (Cochran, <em>Sampling Techniques</em>, 3rd ed. 1977, §5.6). A stratum that answered
 * completely is a census: it adds nothing. Respondents whom the frame does not have are strata of
 * their own, by the same dimensions, of unknown size: \(f_h = 0\). Each wave is a sample of its
 * own.
 *
 * <p>Types are strata unless somebody says otherwise: nobody draws communes and régions from one
 * urn. Immutable.
 */
public final class SamplingPlan {

  /** Types of collectivités are strata, as far as the frame and the respondents tell them. */
  public static final SamplingPlan DEFAULT =
      new SamplingPlan(List.of(Dimension.TYPE), false, true, LonelyStratum.CENTERED);

  private final List<Dimension> strata;

  /** Whether the strata were asked for, so that they must be there. */
  private final boolean required;

  private final boolean finite;
  private final LonelyStratum lonely;

  private SamplingPlan(
      List<Dimension> strata, boolean required, boolean finite, LonelyStratum lonely) {
    this.strata = strata;
    this.required = required;
    this.finite = finite;
    this.lonely = lonely;
  }

  /**
   * One draw from the whole frame, as {@code svydesign(id = ~1, fpc = ~N)} of R's {@code survey}.
   *
   * @return the plan
   */
  public static SamplingPlan simpleRandom() {
    return new SamplingPlan(List.of(), true, true, LonelyStratum.CENTERED);
  }

  /**
   * A draw of its own from each combination of levels, as {@code svydesign(id = ~1, strata = ~a,
   * fpc = ~N_a)}.
   *
   * @param dimensions dimensions of the frame, at least one; not ROLE, which is of responses
   * @return the plan
   * @throws IllegalArgumentException if a dimension is given twice, or is ROLE
   */
  public static SamplingPlan stratifiedBy(Dimension... dimensions) {
    List<Dimension> strata = List.of(dimensions);
    if (strata.isEmpty() || Set.copyOf(strata).size() < strata.size()) {
      throw new IllegalArgumentException("strata need distinct dimensions, got " + strata);
    }
    if (strata.contains(Dimension.ROLE)) {
      throw new IllegalArgumentException(
          "ROLE describes responses, and collectivités are drawn: expected dimensions of the"
              + " frame");
    }
    return new SamplingPlan(strata, true, true, LonelyStratum.CENTERED);
  }

  /**
   * The same without a finite population correction: \(f_h = 0\), as if the strata were endless.
   *
   * @return the copy
   */
  public SamplingPlan withReplacement() {
    return new SamplingPlan(strata, required, false, lonely);
  }

  /**
   * The same with another treatment of strata in which one collectivité answered, and which has
   * more. They show no variance by themselves; unless given, their distance to the mean of the
   * whole sample stands in for it.
   *
   * @param treatment what they add
   * @return the copy
   */
  public SamplingPlan withLonelyStrata(LonelyStratum treatment) {
    return new SamplingPlan(strata, required, finite, requireNonNull(treatment, "treatment"));
  }

  /**
   * The dimensions whose levels are strata.
   *
   * @return distinct dimensions; none for one draw
   */
  public List<Dimension> strata() {
    return strata;
  }

  /**
   * Whether the plan must be followed to the letter; the default leaves out what a frame does not
   * describe.
   *
   * @return false for the default
   */
  public boolean isRequired() {
    return required;
  }

  /**
   * Whether strata have the size that the frame tells.
   *
   * @return false if they are taken as endless
   */
  public boolean isFinite() {
    return finite;
  }

  /**
   * The variance that strata of one respondent add.
   *
   * @return the treatment
   */
  public LonelyStratum lonelyStrata() {
    return lonely;
  }

  /**
   * The plan in words.
   *
   * @return one line in French and in English
   */
  public Label label() {
    String fr = strata.stream().map(d -> d.label().fr()).collect(Collectors.joining(" × "));
    String en = strata.stream().map(d -> d.label().en()).collect(Collectors.joining(" × "));
    return strata.isEmpty()
        ? Label.of(
            finite ? "tirage dans toute la population" : "tirage avec remise",
            finite ? "one draw from the whole frame" : "drawn with replacement")
        : Label.of(
            "tirage séparé (" + fr + ")" + (finite ? "" : ", avec remise"),
            "drawn separately (" + en + ")" + (finite ? "" : ", with replacement"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SamplingPlan that
        && strata.equals(that.strata)
        && required == that.required
        && finite == that.finite
        && lonely == that.lonely;
  }

  @Override
  public int hashCode() {
    return Objects.hash(strata, required, finite, lonely);
  }

  @Override
  public String toString() {
    return label().en();
  }
}

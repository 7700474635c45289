package fr.barometre.disclosure;

import java.util.Objects;

/**
 * The rules that a figure must meet to be published.
 *
 * <p>A figure that breaks a rule is <em>sensitive</em> and is hidden: this is primary suppression.
 * Other figures are then hidden with it where subtracting what is published would give the hidden
 * figure back: this is complementary suppression. Reference: Hundepool and others, "Statistical
 * Disclosure Control", Wiley, 2012, chapter 4.
 *
 * <p>Example with {@link #DEFAULT}, which asks for five collectivités: of 37 answers, 20 are by
 * communes, 8 by communautés d'agglomération, 6 by communautés de communes and 3 by métropoles. The
 * figure of the métropoles is sensitive. It would follow from the total and the three other
 * figures, so that of the communautés de communes, the smallest of these, is hidden too.
 */
public final class Disclosure {

  /** At least five collectivités; no dominance rule. */
  public static final Disclosure DEFAULT = atLeast(5);

  /** Every figure is shown: for work behind closed doors, never for a publication. */
  public static final Disclosure NONE = new Disclosure(1, 1, 0);

  private final long fewest;
  private final double largestShare;
  private final long eachSide;

  private Disclosure(long fewest, double largestShare, long eachSide) {
    this.fewest = fewest;
    this.largestShare = largestShare;
    this.eachSide = eachSide;
  }

  /**
   * A threshold rule (minimum frequency rule).
   *
   * @param collectivites fewest collectivités that a figure may rest on, two or more; national
   *     practices go from 3 to 11
   * @return the threshold, without a dominance rule
   * @throws IllegalArgumentException if the threshold is below two
   */
  public static Disclosure atLeast(int collectivites) {
    if (collectivites < 2) {
      throw new IllegalArgumentException(
          "a threshold of "
              + collectivites
              + " collectivités hides nothing; expected two or more, or Disclosure.NONE");
    }
    return new Disclosure(collectivites, 1, 0);
  }

  /**
   * Adds a dominance rule: no collectivité may hold more than a share of the weights in the base.
   *
   * <p>Where answers are amounts, that is numbers from zero on, the rule looks at the amounts too:
   * if one collectivité contributes nearly all of a mean, the mean tells its amount.
   *
   * @param share largest share that one collectivité may hold, in (0, 1)
   * @return these rules and the dominance rule
   * @throws IllegalArgumentException if the share is not in (0, 1)
   */
  public Disclosure withDominance(double share) {
    if (!(0 < share && share < 1)) {
      throw new IllegalArgumentException(
          "the share that one collectivité may hold is not in (0, 1): " + share);
    }
    return new Disclosure(fewest, share, eachSide);
  }

  /**
   * The fewest collectivités that a figure may rest on.
   *
   * @return one or more; one hides nothing
   */
  public long fewest() {
    return fewest;
  }

  /**
   * The largest share of the base, or of the amounts, that one collectivité may hold.
   *
   * @return in (0, 1]; one means that there is no dominance rule
   */
  public double largestShare() {
    return largestShare;
  }

  /**
   * The fewest answers that must be counted by a figure, and the fewest that must not.
   *
   * @return zero or more, as a sum of weights; zero means that there is no such rule
   */
  public long eachSide() {
    return eachSide;
  }

  /**
   * The rules to apply when readers belong to the group and know their own answer.
   *
   * <p>They ask for one more collectivité, so that as many others are in the group as these rules
   * want, and for at least two answers on each side. With one answer on a side, whoever gave it
   * would know what every other member answered.
   *
   * @return the stricter rules; {@link #NONE} stays as it is
   */
  public Disclosure amongPeers() {
    boolean hidesNothing = fewest == 1 && largestShare == 1;
    return hidesNothing ? this : new Disclosure(fewest + 1, largestShare, 2);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Disclosure that
        && fewest == that.fewest
        && largestShare == that.largestShare
        && eachSide == that.eachSide;
  }

  @Override
  public int hashCode() {
    return Objects.hash(fewest, largestShare, eachSide);
  }

  @Override
  public String toString() {
    return "at least "
        + fewest
        + " collectivités"
        + (largestShare < 1 ? ", none above " + largestShare + " of the base" : "");
  }
}

package fr.barometre.disclosure;

import java.util.Objects;

/**
 * The rules that a figure must meet to be published.
 *
 * <p>What is published depends on how many collectivités stand behind a figure, never on what they
 * answered: otherwise what is hidden would tell answers. In this order:
 *
 * <ol>
 *   <li>levels of a breakdown with too few collectivités are <em>joined</em> (global recoding):
 *       kinds of EPCI, départements of a région, else each other; neighbouring bands of population
 *       until each has 50, enough for a figure that can be used, or two are left;
 *   <li>a figure that is still <em>sensitive</em> is hidden (primary suppression), and others are
 *       hidden with it where sums and differences of what is published would stand for too few
 *       (complementary suppression);
 *   <li>what is published is rounded.
 * </ol>
 *
 * <p>A whole group that answers alike is shown, as official statistics do. Reference: Hundepool and
 * others, "Statistical Disclosure Control", Wiley, 2012, chapters 3 and 4.
 *
 * <p>Example with {@link #DEFAULT}, which asks for five collectivités: of 37 answers, 20 are by
 * communes, 8 by communautés d'agglomération, 6 by communautés de communes and 3 by métropoles. The
 * 3 métropoles and the 6 communautés de communes become one level with 9. {@link #withoutJoining()}
 * hides both instead, since the figure of the métropoles would follow from the others.
 */
public final class Disclosure {

  /** At least five collectivités; no dominance rule. */
  public static final Disclosure DEFAULT = atLeast(5);

  /** Every figure is shown: for work behind closed doors, never for a publication. */
  public static final Disclosure NONE = new Disclosure(1, 1, 0, 0);

  /**
   * With as many collectivités, the 95 % interval of a share of one half is narrower than 30 points
   * and the effective base is 30 or more. The NCHS asks for both before a figure is published.
   */
  private static final long USABLE = 50;

  private final long fewest;
  private final double largestShare;

  /** Levels with fewer collectivités are joined; 0 joins none. */
  private final long joined;

  /** Bands of population with fewer collectivités are joined while more than two are left. */
  private final long bandsJoined;

  private Disclosure(long fewest, double largestShare, long joined, long bandsJoined) {
    this.fewest = fewest;
    this.largestShare = largestShare;
    this.joined = joined;
    this.bandsJoined = bandsJoined;
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
    return new Disclosure(collectivites, 1, collectivites, Math.max(collectivites, USABLE));
  }

  /**
   * Adds a dominance rule: no collectivité may hold more than a share of the weights in the base.
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
    return new Disclosure(fewest, share, joined, bandsJoined);
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
   * The largest share of the base that one collectivité may hold.
   *
   * @return in (0, 1]; one means that there is no dominance rule
   */
  public double largestShare() {
    return largestShare;
  }

  /**
   * The same rules without joining: levels stay as the frame has them, and those with too few
   * collectivités are hidden.
   *
   * @return the rules
   */
  public Disclosure withoutJoining() {
    return new Disclosure(fewest, largestShare, 0, 0);
  }

  /**
   * The same rules with joining, as they are unless told otherwise.
   *
   * @return the rules
   */
  public Disclosure withJoining() {
    return joined > 0
        ? this
        : new Disclosure(fewest, largestShare, fewest, Math.max(fewest, USABLE));
  }

  /**
   * The same rules, but levels are joined until each has as many collectivités as said here: with
   * about 50 a share is told to 15 points. Unless told otherwise, bands of population are joined
   * below 50 while more than two are left, and other levels only as far as these rules need; {@code
   * joiningBelow(5)} does no more than that for bands too.
   *
   * @param collectivites fewest collectivités of a level, at least {@link #fewest()}
   * @return the rules
   * @throws IllegalArgumentException if that is fewer than a figure may rest on
   */
  public Disclosure joiningBelow(int collectivites) {
    if (collectivites < fewest) {
      throw new IllegalArgumentException(
          "levels of "
              + collectivites
              + " collectivités are hidden, which is fewer than "
              + fewest
              + "; expected "
              + fewest
              + " or more");
    }
    return new Disclosure(fewest, largestShare, collectivites, collectivites);
  }

  /**
   * The fewest collectivités that a level of a breakdown has once levels are joined.
   *
   * @return {@link #fewest()} or more, or 0 without joining
   */
  public long joinedBelow() {
    return joined;
  }

  /**
   * The fewest collectivités that a band of population, or another level of an ordered dimension,
   * has once levels are joined, unless two are left.
   *
   * @return {@link #joinedBelow()} or more; 50 unless told otherwise, 0 without joining
   */
  public long bandsJoinedBelow() {
    return bandsJoined;
  }

  /**
   * Whether levels with too few collectivités are joined before figures are hidden.
   *
   * @return true unless told otherwise
   */
  public boolean isJoining() {
    return joined > 0;
  }

  /**
   * The rules to apply when readers belong to the group and know their own answer.
   *
   * <p>They ask for one more collectivité, so that as many others are in the group as these rules
   * want.
   *
   * @return the stricter rules; {@link #NONE} stays as it is
   */
  public Disclosure amongPeers() {
    boolean hidesNothing = fewest == 1 && largestShare == 1;
    return hidesNothing
        ? this
        : new Disclosure(
            fewest + 1,
            largestShare,
            joined == 0 ? 0 : Math.max(joined, fewest + 1),
            joined == 0 ? 0 : Math.max(bandsJoined, fewest + 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Disclosure that
        && fewest == that.fewest
        && largestShare == that.largestShare
        && joined == that.joined
        && bandsJoined == that.bandsJoined;
  }

  @Override
  public int hashCode() {
    return Objects.hash(fewest, largestShare, joined, bandsJoined);
  }

  @Override
  public String toString() {
    return "at least "
        + fewest
        + " collectivités"
        + (largestShare < 1 ? ", none above " + largestShare + " of the base" : "")
        + (joined > fewest ? ", levels joined below " + joined : "")
        + (joined == fewest && bandsJoined == fewest && fewest < USABLE
            ? ", bands joined below " + fewest
            : "")
        + (joined > 0 || fewest == 1 ? "" : ", without joining");
  }
}

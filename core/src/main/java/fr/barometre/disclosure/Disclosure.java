package fr.barometre.disclosure;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.SuppressionReason;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules that a figure must meet to be shown.
 *
 * <p>Primary suppression hides what rests on too few collectivités, or mostly on one. Secondary
 * suppression then hides as many other figures as it takes for nothing hidden to follow from what
 * is shown: see {@link Suppressions}. Reference: Hundepool and others, "Statistical Disclosure
 * Control", Wiley, 2012, chapter 4.
 */
public final class Disclosure {

  /** At least five collectivités, no rule of dominance. */
  public static final Disclosure DEFAULT = atLeast(5);

  /** Everything is shown: for work behind closed doors, never for a publication. */
  public static final Disclosure NONE = new Disclosure(1, 1, 0);

  private final long fewest;
  private final double largest;
  private final double apart;
  private final SuppressionFlag flags;

  private Disclosure(long fewest, double largest, double apart) {
    this.fewest = fewest;
    this.largest = largest;
    this.apart = apart;
    this.flags = new SuppressionFlag(this);
  }

  /**
   * A threshold rule.
   *
   * @param collectivites fewest collectivités that a figure may rest on, two or more: national
   *     practices go from 3 to 11
   * @return the rules, without one of dominance
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
   * A rule of dominance beside the threshold.
   *
   * <p>It is about the weights in the base; where answers are amounts, numbers from zero on, about
   * the amounts too: a mean to which one collectivité contributes nearly all tells its amount.
   *
   * @param share largest share that one collectivité may hold, in (0, 1)
   * @return the rules
   */
  public Disclosure withDominance(double share) {
    if (!(0 < share && share < 1)) {
      throw new IllegalArgumentException(
          "the share that one collectivité may hold is not in (0, 1): " + share);
    }
    return new Disclosure(fewest, share, apart);
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
   * The largest share of its base, and of amounts, that one collectivité may hold.
   *
   * @return in (0, 1]; one is no rule
   */
  public double largestShare() {
    return largest;
  }

  /**
   * The same rules towards readers who are in the group and know their own answer: one more
   * collectivité, so that as many others are in it, and two at least on each side. Otherwise,
   * whoever says yes alone, or hears that all say yes, would know what every other one says.
   *
   * @return the rules; NONE stays what it is
   */
  public Disclosure amongPeers() {
    return hides() ? new Disclosure(fewest + 1, largest, 2) : this;
  }

  /**
   * What a reader is told of a figure that is not shown.
   *
   * @param observed the figure
   * @param adjusted its adjusted form
   * @return the flag SUPPRESSED; empty if both are shown
   */
  public Optional<Flag> flag(Estimate observed, Estimate adjusted) {
    return flags.of(observed, adjusted);
  }

  /** Whether anything at all may be hidden. */
  boolean hides() {
    return fewest > 1 || largest < 1;
  }

  /** Whether nothing but the number of collectivités counts. */
  boolean countsAlone() {
    return largest == 1 && apart == 0;
  }

  /** Why a sum over collectivités may not be shown; a sum over none may. */
  Optional<SuppressionReason> judge(Measure.Sum sum) {
    if (0 < sum.clusters() && sum.clusters() < fewest) {
      return Optional.of(SuppressionReason.TOO_FEW);
    }
    boolean dominated =
        sum.largest() > largest * sum.base() || sum.largestCount() > largest * sum.count();
    if (sum.base() > 0 && largest < 1 && dominated) {
      return Optional.of(SuppressionReason.DOMINATED);
    }
    if (sum.clusters() > 0 && Math.min(sum.count(), sum.base() - sum.count()) < apart) {
      return Optional.of(SuppressionReason.REVEALING);
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Disclosure that
        && fewest == that.fewest
        && largest == that.largest
        && apart == that.apart;
  }

  @Override
  public int hashCode() {
    return Objects.hash(fewest, largest, apart);
  }

  @Override
  public String toString() {
    return "at least "
        + fewest
        + " collectivités"
        + (largest < 1 ? ", none above " + largest + " of the base" : "");
  }
}

package fr.barometre.cube;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import java.util.List;
import java.util.Optional;

/**
 * The tally of one cell for one indicator: sums over its clusters (collectivités), and sums of
 * squares and products, from which all estimates and variances follow.
 *
 * <p>Sums are held for parts of a cluster that exclude each other: what a variable counts, u; the
 * rest of the base; and what is outside the base. No part is computed as a difference of rounded
 * sums, so that a light answer beside heavy ones keeps its digits. Numbers count from the smallest
 * of their range.
 *
 * <p>Variable 0 is what the indicator counts, or the number that it is the mean of; variable m,
 * from 1, is the m-th modality of its question. All share the same base.
 */
public final class CellTally {

  static final int W = 0;
  static final int V = 1;
  static final int OUTSIDE = 2;
  static final int WW = 3;
  static final int OUTSIDE_SQUARES = 4;
  private static final int UNIT_SQUARES = 5;
  private static final int ASKED = 6;
  private static final int SILENT = 7;
  private static final int COMMON = 8;

  static final int U = 0;
  static final int OTHERS = 1;
  static final int UU = 2;
  static final int U_OTHERS = 3;
  static final int OTHERS_SQUARES = 4;
  static final int U_OUTSIDE = 5;
  static final int OTHERS_OUTSIDE = 6;
  private static final int UNIT_YY = 7;
  private static final int PER_VARIABLE = 8;

  private final Sums sums;
  private long clusters;
  private long baseClusters;
  private long baseUnits;
  private long severalClusters;
  private long partlyRecorded;
  private double largest;

  /** Whether variable 0 is a number; its largest part by a cluster is kept then. */
  private final boolean numbers;

  private double largestCount;

  public CellTally(int variables, boolean numbers) {
    this(new Sums(COMMON + PER_VARIABLE * variables), numbers);
  }

  private CellTally(Sums sums, boolean numbers) {
    this.sums = sums;
    this.numbers = numbers;
  }

  public static int at(int variable) {
    return COMMON + PER_VARIABLE * variable;
  }

  public Sums sums() {
    return sums;
  }

  public void add(ClusterCount count) {
    clusters++;
    baseClusters += count.units() > 0 ? 1 : 0;
    baseUnits += count.units();
    severalClusters += count.responses() > 1 ? 1 : 0;
    partlyRecorded += count.isPartlyRecorded() ? 1 : 0;
    largest = Math.max(largest, count.base());
    raise(count.counts()[0]);
    double w = count.size();
    double x = count.outside();
    sums.add(W, w);
    sums.add(V, count.base());
    sums.add(OUTSIDE, x);
    sums.add(WW, w * w);
    sums.add(OUTSIDE_SQUARES, x * x);
    sums.add(UNIT_SQUARES, count.unitSquares());
    sums.add(ASKED, count.asked());
    sums.add(SILENT, count.silent());
    if (count.units() > 0) {
      for (int j = 0; j < count.counts().length; j++) {
        addParts(at(j), count.counts()[j], count.others()[j], x);
        sums.add(at(j) + UNIT_YY, count.unitCountSquares()[j]);
      }
    }
  }

  private void addParts(int variable, double u, double others, double outside) {
    sums.add(variable + U, u);
    sums.add(variable + OTHERS, others);
    sums.add(variable + UU, u * u);
    sums.add(variable + U_OTHERS, u * others);
    sums.add(variable + OTHERS_SQUARES, others * others);
    sums.add(variable + U_OUTSIDE, u * outside);
    sums.add(variable + OTHERS_OUTSIDE, others * outside);
  }

  private void raise(double count) {
    largestCount = numbers ? Math.max(largestCount, count) : 0;
  }

  public void write(ByteSink out) {
    out.number(clusters);
    out.number(baseClusters);
    out.number(baseUnits);
    out.number(severalClusters);
    out.number(partlyRecorded);
    out.sum(largest, 0);
    if (numbers) {
      out.sum(largestCount, 0);
    }
    sums.write(out);
  }

  public static CellTally read(ByteSource in, int variables, boolean numbers) {
    long clusters = in.number();
    long baseClusters = in.number();
    long baseUnits = in.number();
    long severalClusters = in.number();
    long partlyRecorded = in.number();
    double[] largest = new double[2];
    in.sum(largest, 0, 1);
    if (clusters < 1
        || baseClusters > clusters
        || severalClusters > clusters
        || partlyRecorded > severalClusters
        || !(largest[0] >= 0)) {
      throw in.broken("a cell with one cluster or more, of which the base has some or all");
    }
    double[] largestCount = new double[2];
    if (numbers) {
      in.sum(largestCount, 0, 1);
    }
    CellTally cell = new CellTally(Sums.read(in, COMMON + PER_VARIABLE * variables), numbers);
    cell.clusters = clusters;
    cell.baseClusters = baseClusters;
    cell.baseUnits = baseUnits;
    cell.severalClusters = severalClusters;
    cell.partlyRecorded = partlyRecorded;
    cell.largest = largest[0];
    cell.largestCount = largestCount[0];
    return cell;
  }

  /** Clusters with one answer each, added up by what they say. */
  public static final class Counts {

    private final CellTally cell;
    private final Sums sums;
    private final Sums units = new Sums(1);
    private final int variables;
    private final boolean numbers;

    public Counts(Reading reading) {
      this.variables = reading.variables();
      this.numbers = reading.numbers();
      this.cell = new CellTally(variables, numbers);
      this.sums = cell.sums;
    }

    /** Adds clusters of unit weight that say the same. */
    public void add(long count, Reading.Choice choice, boolean inBase) {
      add(count, units(count), 0, 0, count > 0 ? 1 : 0, choice, inBase);
    }

    private Sums units(long count) {
      units.clear();
      units.add(0, (double) count);
      return units;
    }

    /** Adds clusters that say the same: how many, which sums are Σ w and Σ w², and max w. */
    public void add(
        long count,
        Sums weights,
        int sum,
        int square,
        double most,
        Reading.Choice choice,
        boolean inBase) {
      if (choice.kind() != ModalityKind.NOT_APPLICABLE) {
        sums.add(ASKED, weights, sum);
        if (choice.kind() != ModalityKind.SUBSTANTIVE) {
          sums.add(SILENT, weights, sum);
        }
      }
      if (!inBase) {
        addOutside(count, weights, sum, square);
        return;
      }
      addClusters(count, weights, sum, square);
      cell.baseClusters += count;
      cell.largest = Math.max(cell.largest, most);
      sums.add(V, weights, sum);
      sums.add(UNIT_SQUARES, weights, square);
      if (numbers) {
        addNumber(choice.value(), choice.rest(), weights, sum, square);
        cell.raise(most * choice.value());
      } else if (choice.value() > 0) {
        addVariable(0, weights, sum, square);
      }
      for (int modality : choice.modalities()) {
        addVariable(1 + modality, weights, sum, square);
      }
    }

    private void addClusters(long count, Sums weights, int sum, int square) {
      cell.clusters += count;
      sums.add(W, weights, sum);
      sums.add(WW, weights, square);
    }

    private void addVariable(int variable, Sums weights, int sum, int square) {
      sums.add(at(variable) + U, weights, sum);
      sums.add(at(variable) + UU, weights, square);
    }

    private void addNumber(double number, double rest, Sums weights, int sum, int square) {
      int first = at(0);
      sums.addTimes(first + U, number, weights, sum);
      sums.addTimes(first + OTHERS, rest, weights, sum);
      sums.addProductTimes(first + UU, number, number, weights, square);
      sums.addProductTimes(first + U_OTHERS, number, rest, weights, square);
      sums.addProductTimes(first + OTHERS_SQUARES, rest, rest, weights, square);
      sums.addProductTimes(first + UNIT_YY, number, number, weights, sum);
    }

    /** Adds clusters of the sample, of unit weight, that are not in the part that is counted. */
    public void addOutside(long count) {
      addOutside(count, units(count), 0, 0);
    }

    /** The same of clusters of which sums are Σ w and Σ w². */
    public void addOutside(long count, Sums weights, int sum, int square) {
      addClusters(count, weights, sum, square);
      sums.add(OUTSIDE, weights, sum);
      sums.add(OUTSIDE_SQUARES, weights, square);
    }

    /** Their moments; empty if there are none. With one answer a cluster, all of it is one part. */
    public Optional<CellTally> tally() {
      if (cell.clusters == 0) {
        return Optional.empty();
      }
      cell.baseUnits = cell.baseClusters;
      for (int j = numbers ? 1 : 0; cell.baseClusters > 0 && j < variables; j++) {
        sums.repeatLess(V, at(j) + U, at(j) + OTHERS);
        sums.repeatLess(UNIT_SQUARES, at(j) + UU, at(j) + OTHERS_SQUARES);
        sums.repeat(at(j) + U, at(j) + UNIT_YY);
      }
      return Optional.of(cell);
    }
  }

  public CellTally merge(CellTally other) {
    CellTally both = new CellTally(sums.copy(), numbers);
    both.sums.add(other.sums);
    both.clusters = clusters + other.clusters;
    both.baseClusters = baseClusters + other.baseClusters;
    both.baseUnits = baseUnits + other.baseUnits;
    both.severalClusters = severalClusters + other.severalClusters;
    both.partlyRecorded = partlyRecorded + other.partlyRecorded;
    both.largest = Math.max(largest, other.largest);
    both.largestCount = Math.max(largestCount, other.largestCount);
    return both;
  }

  /**
   * The moments of a variable.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality
   * @return its moments
   */
  public Moments moments(int variable) {
    return new Moments(clusters, sums, CellMoments.of(List.of(this), variable));
  }

  /**
   * The moments of the numbers that are the answers to a question, each as its place in their
   * range: 0 for the smallest, 1 for the largest.
   *
   * @param range the range of the question
   * @return their moments
   */
  public Moments moments(NumberRange range) {
    return new Moments(clusters, sums, CellMoments.of(List.of(this), range));
  }

  /**
   * Number of clusters in the cell.
   *
   * @return one or more
   */
  public long clusters() {
    return clusters;
  }

  /**
   * Number of clusters with an answer in the base.
   *
   * @return zero to {@link #clusters()}
   */
  public long baseClusters() {
    return baseClusters;
  }

  /**
   * Number of clusters with several responses that the question concerned, in the base or not: an
   * indicator counts them otherwise than another of the question, by response or by what is in the
   * base.
   *
   * @return zero to {@link #clusters()}
   */
  public long severalClusters() {
    return severalClusters;
  }

  /**
   * Number of clusters with a response on record and one without, of everyone asked: what they say
   * counts less on the base of those asked than on that of all answers.
   *
   * @return zero to {@link #severalClusters()}
   */
  public long partlyRecorded() {
    return partlyRecorded;
  }

  /**
   * Number of units in the base: clusters or responses, by the counting unit.
   *
   * @return zero or more
   */
  public long baseUnits() {
    return baseUnits;
  }

  /**
   * The base: Σ v.
   *
   * @return zero or more
   */
  public double base() {
    return sums.get(V);
  }

  /**
   * The clusters' sizes: Σ w.
   *
   * @return above zero
   */
  public double size() {
    return sums.get(W);
  }

  /**
   * The squares of the clusters' sizes.
   *
   * @return Σ w²
   */
  public double sizeSquares() {
    return sums.get(WW);
  }

  /**
   * The squared weights of the units in the base, for Kish's effective base.
   *
   * @return Σ w², zero or more
   */
  public double unitSquares() {
    return sums.get(UNIT_SQUARES);
  }

  /**
   * The weighted squares of a variable over the units in the base.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality
   * @return Σ w y², zero or more
   */
  public double unitCountSquares(int variable) {
    return sums.get(at(variable) + UNIT_YY);
  }

  /**
   * The weighted squares of numbers over the units in the base, each as its place in their range.
   *
   * @param range the range of the question
   * @return Σ w y², zero or more
   */
  public double unitCountSquares(NumberRange range) {
    return unitCountSquares(0) / (range.width() * range.width());
  }

  /**
   * The weight of everyone whom the question concerned.
   *
   * @return zero or more
   */
  public double asked() {
    return sums.get(ASKED);
  }

  /**
   * The weight of those, among the asked, who did not know or did not answer.
   *
   * @return zero to {@link #asked()}
   */
  public double silent() {
    return sums.get(SILENT);
  }

  /**
   * The largest part of a single cluster in the base.
   *
   * @return max v, zero or more
   */
  public double largest() {
    return largest;
  }

  /**
   * The largest part of a single cluster in the numbers that are the answers, counted from the
   * smallest of their range.
   *
   * @return max u, zero or more; zero where answers are no numbers
   */
  public double largestCount() {
    return largestCount;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellTally that
        && clusters == that.clusters
        && baseClusters == that.baseClusters
        && baseUnits == that.baseUnits
        && severalClusters == that.severalClusters
        && partlyRecorded == that.partlyRecorded
        && largest == that.largest
        && largestCount == that.largestCount
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return sums.hashCode();
  }

  @Override
  public String toString() {
    return clusters + " clusters, base " + base();
  }
}

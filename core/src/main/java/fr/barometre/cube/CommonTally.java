package fr.barometre.cube;

/**
 * What is kept of the clusters of one cell that answered in two waves: for each wave the sums of
 * what the indicator counts, of the rest of the base and of what is outside the base, and the
 * products of these, within each wave and across the two. From these follow the covariance of the
 * two waves' figures, whatever the weighting.
 *
 * <p>Example: three communes answered in both waves, (yes, yes), (no, yes) and (no, no). Of the
 * first wave u adds up to 1 and the rest of the base to 2, of the second to 2 and 1; of the
 * products, u₁u₂ is 1, the first one's rest by the second's u is 1, and that of both rests is 1.
 */
public final class CommonTally {

  private static final int PARTS = 3;
  private static final int SQUARES = PARTS * (PARTS + 1) / 2;
  private static final int WAVE = PARTS + SQUARES;
  private static final int PRODUCTS = 2 * WAVE;
  private static final int LENGTH = PRODUCTS + PARTS * PARTS;

  private final Sums sums;
  private long clusters;

  public CommonTally() {
    this(new Sums(LENGTH), 0);
  }

  private CommonTally(Sums sums, long clusters) {
    this.sums = sums;
    this.clusters = clusters;
  }

  /** Adds a cluster by what it says in either wave. */
  public void add(ClusterCount first, ClusterCount second) {
    clusters++;
    double[] before = parts(first);
    double[] after = parts(second);
    addWave(0, before);
    addWave(WAVE, after);
    for (int i = 0; i < PARTS; i++) {
      for (int j = 0; j < PARTS; j++) {
        sums.add(PRODUCTS + PARTS * i + j, before[i] * after[j]);
      }
    }
  }

  private static double[] parts(ClusterCount count) {
    boolean inBase = count.units() > 0;
    return new double[] {
      inBase ? count.counts()[0] : 0, inBase ? count.others()[0] : 0, count.outside()
    };
  }

  private void addWave(int at, double[] parts) {
    int square = at + PARTS;
    for (int i = 0; i < PARTS; i++) {
      sums.add(at + i, parts[i]);
      for (int j = 0; j <= i; j++) {
        sums.add(square++, parts[i] * parts[j]);
      }
    }
  }

  public CommonTally merge(CommonTally other) {
    Sums both = sums.copy();
    both.add(other.sums);
    return new CommonTally(both, clusters + other.clusters);
  }

  /** The same with the later wave first. */
  public CommonTally swapped() {
    Sums other = new Sums(LENGTH);
    for (int i = 0; i < WAVE; i++) {
      other.add(i, sums, WAVE + i);
      other.add(WAVE + i, sums, i);
    }
    for (int i = 0; i < PARTS; i++) {
      for (int j = 0; j < PARTS; j++) {
        other.add(PRODUCTS + PARTS * i + j, sums, PRODUCTS + PARTS * j + i);
      }
    }
    return new CommonTally(other, clusters);
  }

  public void write(ByteSink out) {
    out.number(clusters);
    sums.write(out);
  }

  public static CommonTally read(ByteSource in) {
    long clusters = in.number();
    if (clusters < 1) {
      throw in.broken("a cell with one cluster or more in both waves");
    }
    return new CommonTally(Sums.read(in, LENGTH), clusters);
  }

  /**
   * Number of clusters that answered in both waves.
   *
   * @return one or more
   */
  public long clusters() {
    return clusters;
  }

  /**
   * The sum of a linear combination over the clusters, of what they say in one of the waves.
   *
   * @param second whether it is the second wave
   * @param factors what u, the rest of the base and what is outside are multiplied by
   * @return Σ z
   */
  public double linear(boolean second, double[] factors) {
    int at = second ? WAVE : 0;
    double sum = 0;
    for (int i = 0; i < PARTS; i++) {
      sum += factors[i] * sums.get(at + i);
    }
    return sum;
  }

  /**
   * The sum of squares of a linear combination over the clusters, of one of the waves.
   *
   * @param second whether it is the second wave
   * @param factors what u, the rest of the base and what is outside are multiplied by
   * @return Σ z²
   */
  public double squares(boolean second, double[] factors) {
    int square = (second ? WAVE : 0) + PARTS;
    double sum = 0;
    for (int i = 0; i < PARTS; i++) {
      for (int j = 0; j <= i; j++) {
        sum += (i == j ? 1 : 2) * factors[i] * factors[j] * sums.get(square++);
      }
    }
    return sum;
  }

  /**
   * The sum of products of two linear combinations over the clusters, one of each wave.
   *
   * @param first what the parts of the first wave are multiplied by
   * @param second what those of the second wave are multiplied by
   * @return Σ z₁ z₂
   */
  public double products(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < PARTS; i++) {
      for (int j = 0; j < PARTS; j++) {
        sum += first[i] * second[j] * sums.get(PRODUCTS + PARTS * i + j);
      }
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommonTally that && clusters == that.clusters && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return sums.hashCode();
  }

  @Override
  public String toString() {
    return clusters + " clusters in both waves";
  }
}

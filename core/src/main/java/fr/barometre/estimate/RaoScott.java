package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.algebra.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Rao and Scott's test that two categorical variables are independent in the population; R's {@code
 * svychisq}.
 *
 * <p>Pearson's statistic X² of the weighted table, corrected by the design effects of its
 * interaction contrasts: Δ = (C'D⁻¹C/n)⁻¹ (C'D⁻¹VD⁻¹C), where D holds the cell proportions, V their
 * covariance and C contrasts orthogonal to the main effects. First order: X²/(tr Δ/ν) against
 * χ²(ν). Second order: X²/tr Δ against F(d, d × df) with d = (tr Δ)²/tr Δ². Reference: Rao and
 * Scott, "On Chi-Squared Tests for Multiway Contingency Tables", Annals of Statistics 12 (1984),
 * 46-60.
 *
 * @param f the second-order statistic
 * @param numeratorDegrees d
 * @param denominatorDegrees d times the degrees of freedom of the design
 * @param pValue p-value of the second-order statistic
 * @param firstOrder the first-order statistic, with its χ² degrees of freedom and p-value
 * @param missing how many units were left out because they have no value in one of the columns
 */
public record RaoScott(
    double f,
    double numeratorDegrees,
    double denominatorDegrees,
    double pValue,
    FirstOrder firstOrder,
    int missing) {

  /** A variance as small as this beside that of the cells is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Design effects are of the order of one: of those that rounding leaves none is above this. */
  private static final double ROUNDED_EFFECT = 1e-20;

  /**
   * The first-order test.
   *
   * @param pearson Pearson's statistic X², not corrected
   * @param corrected X² over the mean design effect
   * @param degrees (rows - 1) × (columns - 1)
   * @param pValue p-value of the corrected statistic
   */
  public record FirstOrder(double pearson, double corrected, int degrees, double pValue) {}

  /**
   * The test of two columns. In a domain it is about the categories and on the degrees of freedom
   * of the domain, as R's is. Units without a value (nothing, or {@code NA}) in one of the columns
   * are left out; as in R they still count for the degrees of freedom.
   *
   * @param design the design
   * @param rows one category a unit, at least two distinct
   * @param columns one category a unit, at least two distinct
   * @return the test
   * @throws IllegalArgumentException if a column is of another length or has one category, the
   *     table is too empty, the columns say the same, or the design leaves no degree of freedom or
   *     no variance
   */
  public static RaoScott test(SurveyDesign design, String[] rows, String[] columns) {
    SurveyDesign known =
        requireNonNull(design, "design")
            .domain(known(requireNonNull(rows, "rows"), requireNonNull(columns, "columns")));
    List<String> r = List.copyOf(known.by(rows).keySet());
    List<String> c = List.copyOf(known.by(columns).keySet());
    if (r.size() < 2 || c.size() < 2) {
      throw new IllegalArgumentException(
          "a test of independence needs two categories each, got "
              + Grouping.quoted(r)
              + " in the rows and "
              + Grouping.quoted(c)
              + " in the columns");
    }
    int cells = r.size() * c.size();
    List<SurveyEstimate> proportions = new ArrayList<>();
    for (String row : r) {
      for (String column : c) {
        boolean[] in = new boolean[rows.length];
        for (int i = 0; i < in.length; i++) {
          in[i] = row.equals(rows[i]) && column.equals(columns[i]);
        }
        proportions.add(known.proportion(in));
      }
    }
    double[][] covariance = new double[cells][cells];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = proportions.get(i).covariance(proportions.get(j));
        covariance[j][i] = covariance[i][j];
      }
    }
    double[] p = proportions.stream().mapToDouble(SurveyEstimate::value).toArray();
    return of(
        p,
        covariance,
        new Table(
            r.size(), c.size(), known.units(), known.missing(), known.diagnostics().isPresent()),
        design.degreesOfFreedom());
  }

  /** A table of so many rows and columns, of units with a value in both. */
  private record Table(int rows, int columns, int units, int missing, boolean weighted) {}

  /**
   * The test of a table of two columns by two or more rows that was estimated elsewhere.
   *
   * @param proportions the proportions of the cells, row by row; they add up to 1
   * @param covariance the covariance of their estimates
   * @param units how many units the table has
   * @param degrees degrees of freedom of the design
   * @return the test
   * @throws IllegalArgumentException if the table is too empty, the columns say the same, or the
   *     design leaves no degree of freedom or no variance
   */
  public static RaoScott ofPairs(
      double[] proportions, double[][] covariance, int units, long degrees) {
    return of(
        proportions, covariance, new Table(proportions.length / 2, 2, units, 0, false), degrees);
  }

  /** For each unit, nothing but whether it has both values: those without are missing. */
  private static YesNo known(String[] rows, String[] columns) {
    boolean[] known = new boolean[rows.length];
    for (int i = 0; i < known.length; i++) {
      known[i] =
          !SurveyTable.isMissing(Grouping.named("rows", rows[i], i))
              && i < columns.length
              && !SurveyTable.isMissing(Grouping.named("columns", columns[i], i));
    }
    return YesNo.of(known, known);
  }

  private static RaoScott of(double[] p, double[][] covariance, Table table, long degrees) {
    int rows = table.rows();
    int columns = table.columns();
    int contrasts = (rows - 1) * (columns - 1);
    int units = table.units();
    double[][] scaled = new double[p.length][contrasts];
    double[][] simple = new double[contrasts][contrasts];
    double[][] c = contrasts(rows, columns);
    for (int k = 0; k < p.length; k++) {
      double inverse = p[k] == 0 ? 0 : 1 / p[k];
      for (int a = 0; a < contrasts; a++) {
        scaled[k][a] = inverse * c[k][a];
        for (int b = 0; b < contrasts; b++) {
          simple[a][b] += inverse / units * c[k][a] * c[k][b];
        }
      }
    }
    double[][] designed = Symmetric.congruent(covariance, scaled);
    double[][] delta =
        Symmetric.solve(simple, designed)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the table has too many empty cells for a test of independence; join"
                            + " categories"));
    double trace = 0;
    double squares = 0;
    for (int a = 0; a < contrasts; a++) {
      trace += delta[a][a];
      for (int b = 0; b < contrasts; b++) {
        squares += delta[a][b] * delta[b][a];
      }
    }
    double pearson = pearson(p, rows, columns, units);
    double variance = Symmetric.trace(covariance) * units;
    requireTest(p, rows, columns, table.weighted(), degrees, trace, variance);
    double d = trace * trace / squares;
    double corrected = pearson / (trace / contrasts);
    return new RaoScott(
        pearson / trace,
        d,
        d * degrees,
        FDistribution.of(d, d * degrees).survivalProbability(pearson / trace),
        new FirstOrder(
            pearson,
            corrected,
            contrasts,
            ChiSquaredDistribution.of(contrasts).survivalProbability(corrected)),
        table.missing());
  }

  /** Refuses what leaves nothing to test by, and says which of its causes it is. */
  private static void requireTest(
      double[] p,
      int rows,
      int columns,
      boolean weighted,
      long degrees,
      double trace,
      double variance) {
    boolean none = !(trace > ROUNDING * variance) || trace < ROUNDED_EFFECT;
    if (degrees >= 1 && variance > 0 && none) {
      throw new IllegalArgumentException(
          isPerfect(p, rows, columns)
              ? "the two columns say the same of every unit: a perfect association, which leaves no"
                  + " variance to test independence by"
              : weighted
                  ? "the weighting was to the very table of the two columns: all that is left of"
                      + " their association is rounding, which is nothing to test independence by;"
                      + " test before that weighting"
                  : "the association of the two columns does not vary in this sample, which leaves"
                      + " no variance to test independence by");
    }
    if (degrees < 1 || !(trace > 0)) {
      throw new IllegalArgumentException(
          "a test of independence needs a degree of freedom and a variance, got "
              + degrees
              + " degrees and a variance of "
              + (trace > 0 ? "more than 0" : "0")
              + ": expected more clusters than strata, or replicates that differ, and no census");
    }
  }

  /** Whether each category of one column goes with one of the other. */
  private static boolean isPerfect(double[] p, int rows, int columns) {
    int[] inRow = new int[rows];
    int[] inColumn = new int[columns];
    for (int k = 0; k < p.length; k++) {
      if (p[k] != 0) {
        inRow[k / columns]++;
        inColumn[k % columns]++;
      }
    }
    return Arrays.stream(inRow).allMatch(n -> n == 1)
        && Arrays.stream(inColumn).allMatch(n -> n == 1);
  }

  /** Contrasts of the first row and column with each other, orthogonal to the main effects. */
  private static double[][] contrasts(int rows, int columns) {
    double[][] contrasts = new double[rows * columns][(rows - 1) * (columns - 1)];
    int contrast = 0;
    for (int r = 1; r < rows; r++) {
      for (int c = 1; c < columns; c++) {
        contrasts[0][contrast] = 1;
        contrasts[c][contrast] = -1;
        contrasts[r * columns][contrast] = -1;
        contrasts[r * columns + c][contrast] = 1;
        contrast++;
      }
    }
    return contrasts;
  }

  private static double pearson(double[] p, int rows, int columns, int units) {
    double[] byRow = new double[rows];
    double[] byColumn = new double[columns];
    for (int k = 0; k < p.length; k++) {
      byRow[k / columns] += p[k];
      byColumn[k % columns] += p[k];
    }
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double expected = byRow[k / columns] * byColumn[k % columns];
      sum += (p[k] - expected) * (p[k] - expected) / expected;
    }
    return units * sum;
  }
}

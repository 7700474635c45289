package fr.barometre.estimate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
 */
public record RaoScott(
    double f,
    double numeratorDegrees,
    double denominatorDegrees,
    double pValue,
    FirstOrder firstOrder) {

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
   * of the domain, as R's is.
   *
   * @param design the design
   * @param rows one category a unit, at least two distinct
   * @param columns one category a unit, at least two distinct
   * @return the test
   * @throws IllegalArgumentException if a column is of another length or has one category, the
   *     table is too empty, or the design leaves no degree of freedom or no variance
   */
  public static RaoScott test(SurveyDesign design, String[] rows, String[] columns) {
    List<String> r = categories(design, rows);
    List<String> c = categories(design, columns);
    if (r.size() < 2 || c.size() < 2) {
      throw new IllegalArgumentException(
          "a test of independence needs two categories each, got " + r + " and " + c);
    }
    int cells = r.size() * c.size();
    List<SurveyEstimate> proportions = new ArrayList<>();
    for (String row : r) {
      for (String column : c) {
        boolean[] in = new boolean[rows.length];
        for (int i = 0; i < in.length; i++) {
          in[i] = rows[i].equals(row) && columns[i].equals(column);
        }
        proportions.add(design.proportion(in));
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(cells, cells);
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j <= i; j++) {
        double value = proportions.get(i).covariance(proportions.get(j));
        covariance.set(i, j, value);
        covariance.set(j, i, value);
      }
    }
    double[] p = proportions.stream().mapToDouble(SurveyEstimate::value).toArray();
    return of(p, covariance, r.size(), c.size(), design.units(), design.degreesOfFreedom());
  }

  /** The categories of the units, sorted. */
  private static List<String> categories(SurveyDesign design, String[] column) {
    return design.by(column).keySet().stream().map(key -> key.get(0)).toList();
  }

  private static RaoScott of(
      double[] p, DMatrixRMaj covariance, int rows, int columns, int units, long degrees) {
    int contrasts = (rows - 1) * (columns - 1);
    DMatrixRMaj scaled = new DMatrixRMaj(p.length, contrasts);
    DMatrixRMaj simple = new DMatrixRMaj(contrasts, contrasts);
    double[][] c = contrasts(rows, columns);
    for (int k = 0; k < p.length; k++) {
      double inverse = p[k] == 0 ? 0 : 1 / p[k];
      for (int a = 0; a < contrasts; a++) {
        scaled.set(k, a, inverse * c[k][a]);
        for (int b = 0; b < contrasts; b++) {
          simple.add(a, b, inverse / units * c[k][a] * c[k][b]);
        }
      }
    }
    DMatrixRMaj half = new DMatrixRMaj(p.length, contrasts);
    CommonOps_DDRM.mult(covariance, scaled, half);
    DMatrixRMaj designed = new DMatrixRMaj(contrasts, contrasts);
    CommonOps_DDRM.multTransA(scaled, half, designed);
    DMatrixRMaj delta = new DMatrixRMaj(contrasts, contrasts);
    if (!CommonOps_DDRM.solve(simple, designed, delta)) {
      throw new IllegalArgumentException(
          "the table has too many empty cells for a test of independence; join categories");
    }
    DMatrixRMaj squared = new DMatrixRMaj(contrasts, contrasts);
    CommonOps_DDRM.mult(delta, delta, squared);
    double trace = CommonOps_DDRM.trace(delta);
    if (degrees < 1 || !(trace > 0)) {
      throw new IllegalArgumentException(
          "a test of independence needs a degree of freedom and a variance, got "
              + degrees
              + " degrees and a variance of "
              + (trace > 0 ? "more than 0" : "0")
              + ": expected more clusters than strata, and no census");
    }
    double d = trace * trace / CommonOps_DDRM.trace(squared);
    double pearson = pearson(p, rows, columns, units);
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
            ChiSquaredDistribution.of(contrasts).survivalProbability(corrected)));
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

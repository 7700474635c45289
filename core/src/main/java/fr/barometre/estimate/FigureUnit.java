package fr.barometre.estimate;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Interval;
import java.util.Optional;

/**
 * What a figure between 0 and 1 stands for.
 *
 * <p>A mean of numbers is worked out as a place between the smallest number that their question
 * takes and the largest, so that whatever holds of proportions holds of it; here it becomes a
 * number again.
 */
public final class FigureUnit {

  /** A share of answers: the figure itself. */
  public static final FigureUnit PROPORTION = new FigureUnit(Optional.empty());

  private final Optional<NumberRange> range;

  private FigureUnit(Optional<NumberRange> range) {
    this.range = range;
  }

  /**
   * The unit of what an indicator says about a question.
   *
   * @param question the question
   * @return that of its numbers, or of proportions
   */
  public static FigureUnit of(Question question) {
    return question.range().isPresent() ? new FigureUnit(question.range()) : PROPORTION;
  }

  /**
   * Whether figures are means of numbers.
   *
   * @return false for proportions
   */
  public boolean isMean() {
    return range.isPresent();
  }

  /**
   * What the numbers count or measure.
   *
   * @return the unit; empty for proportions
   */
  public Optional<Label> label() {
    return range.map(NumberRange::unit);
  }

  /**
   * What a figure stands for.
   *
   * @param figure in [0, 1]
   * @return the proportion, or the mean in its unit
   */
  public double value(double figure) {
    return range.map(r -> r.minimum() + r.width() * figure).orElse(figure);
  }

  /**
   * The figure of a value.
   *
   * @param value a proportion, or a mean within the range of its numbers
   * @return in [0, 1]
   */
  public double place(double value) {
    return range
        .map(r -> Math.max(0, Math.min(1, (value - r.minimum()) / r.width())))
        .orElse(value);
  }

  /**
   * What a difference of two figures, or a standard error, stands for.
   *
   * @param difference any number
   * @return the same for proportions; for means in their unit
   */
  public double difference(double difference) {
    return range.map(r -> r.width() * difference).orElse(difference);
  }

  /**
   * What bounds of a figure stand for.
   *
   * @param lower in [0, 1]
   * @param upper not below the lower, and above 1 by rounding only
   * @return the bounds
   */
  public Bounds bounds(double lower, double upper) {
    return new Bounds(value(lower), value(Math.min(1, upper)));
  }

  /**
   * Whether a part of a mean means something: no number is below zero.
   *
   * @return false for proportions too
   */
  public boolean isMeanAboveZero() {
    return range.filter(r -> r.minimum() >= 0).isPresent();
  }

  /**
   * How many decimals a mean is told with: as many as its interval needs for its width to have two
   * digits; without an interval as many as an amount of its size.
   *
   * @param mean the mean
   * @return 0 to 3
   */
  public static int decimals(Estimate mean) {
    double width = mean.interval().map(Interval::width).orElse(0.0);
    if (width > 0) {
      return (int) Math.max(0, Math.min(3, 1 - Math.floor(Math.log10(width))));
    }
    return mean.status() == EstimateStatus.POINT_ONLY ? decimals(mean.value().orElseThrow()) : 0;
  }

  /**
   * How many decimals an amount is told with: three digits, whole numbers from a hundred on.
   *
   * @param amount a difference of means, or what bounds one
   * @return 0, 1 or 2
   */
  public static int decimals(double amount) {
    double size = Math.abs(amount);
    if (size == 0 || size >= 100) {
      return 0;
    }
    return size >= 10 ? 1 : 2;
  }

  Interval interval(IntervalMethod method, Precision precision, double level) {
    if (range.isEmpty()) {
      return method.interval(precision, level);
    }
    Interval places = IntervalMethod.ofMean(precision, level);
    return new Interval(value(places.lower()), value(places.upper()), level, places.method());
  }
}

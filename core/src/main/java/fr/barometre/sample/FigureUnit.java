package fr.barometre.sample;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Interval;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.Precision;
import fr.barometre.inference.Student;
import java.util.Optional;

/**
 * Converts figures between 0 and 1 to the unit of their question.
 *
 * <p>A proportion is its own value. A mean of numbers is estimated as a place in the range of its
 * question, 0 for the smallest number that may be answered and 1 for the largest, so that one set
 * of formulas serves both. Example: of numbers from 0 to 50 agents, the place 0.3 is a mean of 15.
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
   * The unit that the numbers count or measure.
   *
   * @return the unit; empty for proportions
   */
  public Optional<Label> label() {
    return range.map(NumberRange::unit);
  }

  /**
   * The value of a figure in that unit.
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
   * The value of a difference of two figures, or of a standard error, in that unit.
   *
   * @param difference any number
   * @return the same for proportions; for means in their unit
   */
  public double difference(double difference) {
    return range.map(r -> r.width() * difference).orElse(difference);
  }

  /**
   * The bounds of a figure in that unit.
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
   * The interval of a figure: by a method for a proportion, always Student's for a mean, as R's
   * {@code confint} of a {@code svymean} with the design's degrees of freedom.
   */
  Interval interval(IntervalMethod method, Precision precision, double level) {
    if (range.isEmpty()) {
      return method.interval(precision, level);
    }
    double place = precision.proportion();
    if (place <= 0 || place >= 1) {
      // All numbers are the smallest that can be, or the largest: they show no variance. What n
      // clusters say of a proportion of 0 or 1 holds of their mean too.
      Interval bound = IntervalMethod.KORN_GRAUBARD.interval(precision, level);
      return new Interval(value(bound.lower()), value(bound.upper()), level, bound.method());
    }
    double reach =
        Student.quantile(precision.degreesOfFreedom(), 1 - level) * Math.sqrt(precision.variance());
    return new Interval(value(place - reach), value(place + reach), level, "NORMAL");
  }
}

package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.population.Population;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to compare a collectivité with its peers. Immutable: each method returns another
 * request.
 *
 * <p>Peers are the collectivités of the same type and population stratum (the 15 of CGCT, article
 * L. 2334-3) that answered, in the same département; if that group cannot be shown, in the same
 * région; else in the whole frame; else there is no figure. Groups include the collectivité
 * compared, so that all members of a group see one figure. A group is shown if
 *
 * <ul>
 *   <li>it has one collectivité more than {@link Disclosure#fewest()}: as many others as that;
 *   <li>two at least are on either side of the question: otherwise one who knows its own answer
 *       would know every other one;
 *   <li>no group that does not meet these rules follows from those that do: the groups of a
 *       stratum, département by département and région by région, are judged together, whoever
 *       asks.
 * </ul>
 *
 * <pre>{@code
 * PeerComparison beside = Barometre.compare(collectivite).answers(answers).compute();
 * beside.figure("teletravail.charte").orElseThrow().peers();   // 41.2 % [30.1; 53.0] (n = 68)
 * }</pre>
 */
public final class ComparisonQuery {

  private final CollectiviteRef collectivite;
  private final Settings settings;
  private final Optional<PeerTables> tables;

  ComparisonQuery(CollectiviteRef collectivite, Settings settings) {
    this(collectivite, settings, Optional.empty());
  }

  private ComparisonQuery(
      CollectiviteRef collectivite, Settings settings, Optional<PeerTables> tables) {
    this.collectivite = collectivite;
    this.settings = settings;
    this.tables = tables;
  }

  private ComparisonQuery with(Settings other) {
    return new ComparisonQuery(
        collectivite, other, other.answers().map(answers -> new PeerTables(other)));
  }

  /**
   * The same request for another collectivité; the answers are tallied once for all.
   *
   * @param other who is compared
   * @return the request
   */
  public ComparisonQuery of(CollectiviteRef other) {
    return new ComparisonQuery(other, settings, tables);
  }

  /**
   * Answers to the 2025 edition from a file, long or wide; see {@link
   * fr.barometre.answers.AnswersReader#read}.
   *
   * @param file the file, read now
   * @return the request
   */
  public ComparisonQuery answers(Path file) {
    return with(settings.with(Edition2025.QUESTIONNAIRE, file));
  }

  /**
   * Answers that were read before, of any edition.
   *
   * @param answers the answers
   * @return the request
   */
  public ComparisonQuery answers(Answers answers) {
    return with(settings.with(answers));
  }

  /**
   * Answers to the 2025 edition as objects.
   *
   * @param answers a stream, used up now
   * @return the request
   */
  public ComparisonQuery answers(Stream<Answer> answers) {
    return with(settings.with(Edition2025.QUESTIONNAIRE, answers));
  }

  /**
   * The frame that the peers are of; {@link Population#collectivites2025()} unless given.
   *
   * @param population the frame
   * @return the request
   */
  public ComparisonQuery population(Population population) {
    return with(settings.with(population));
  }

  /**
   * How intervals are built; Korn and Graubard's unless given.
   *
   * @param method the method
   * @return the request
   */
  public ComparisonQuery interval(IntervalMethod method) {
    return with(settings.with(method));
  }

  /**
   * The confidence level; 0.95 unless given.
   *
   * @param level in (0, 1)
   * @return the request
   */
  public ComparisonQuery confidence(double level) {
    return with(settings.withLevel(level));
  }

  /**
   * The thresholds of the flags.
   *
   * @param policy the thresholds
   * @return the request
   */
  public ComparisonQuery policy(FlagPolicy policy) {
    return with(settings.with(policy));
  }

  /**
   * The rules of disclosure; {@link Disclosure#DEFAULT} unless given. They apply as {@linkplain
   * Disclosure#amongPeers() among peers}.
   *
   * @param rules the rules
   * @return the request
   */
  public ComparisonQuery disclosure(Disclosure rules) {
    return with(settings.with(rules));
  }

  /**
   * Compares the collectivité.
   *
   * @return its own answers beside its peers' figures
   * @throws IllegalArgumentException if there are no answers, or the frame does not have the
   *     collectivité, or does not describe types and strata
   */
  public PeerComparison compute() {
    settings.given();
    return tables.orElseThrow().compare(collectivite);
  }

  @Override
  public String toString() {
    return "comparison of " + collectivite;
  }
}

package fr.barometre;

import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import java.util.Optional;

/**
 * A request to compare a collectivité with its peers. Immutable: each method returns another
 * request.
 *
 * <p>A file and objects are answers to the 2025 edition; {@link fr.barometre.answers.Answers} may
 * be to any edition.
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
public final class ComparisonQuery extends Query<ComparisonQuery> {

  private final CollectiviteRef collectivite;
  private final Optional<PeerTables> tables;

  ComparisonQuery(CollectiviteRef collectivite, Settings settings) {
    this(collectivite, settings, Optional.empty());
  }

  private ComparisonQuery(
      CollectiviteRef collectivite, Settings settings, Optional<PeerTables> tables) {
    super(settings);
    this.collectivite = collectivite;
    this.tables = tables;
  }

  /** Tables of peers are made anew: they are of the settings. */
  @Override
  ComparisonQuery with(Settings other) {
    return new ComparisonQuery(
        collectivite, other, other.answers().map(answers -> new PeerTables(other)));
  }

  /** Files and objects are answers to the 2025 edition; {@code Answers} may be to any. */
  @Override
  Questionnaire questionnaire() {
    return Edition2025.QUESTIONNAIRE;
  }

  /**
   * The same request for another collectivité; the answers are tallied once for all.
   *
   * @param other who is compared
   * @return the request
   */
  public ComparisonQuery of(CollectiviteRef other) {
    return new ComparisonQuery(other, settings(), tables);
  }

  /**
   * Compares the collectivité.
   *
   * @return its own answers beside its peers' figures
   * @throws IllegalArgumentException if there are no answers, or the frame does not have the
   *     collectivité, or does not describe types and strata
   */
  public PeerComparison compute() {
    settings().given();
    return tables.orElseThrow().compare(collectivite);
  }

  @Override
  public String toString() {
    return "comparison of " + collectivite;
  }
}

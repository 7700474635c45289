package fr.barometre;

import static java.util.Objects.requireNonNull;

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
 * <p>Peers are the collectivités of the same type and population stratum (the 15 of CGCT, article
 * L. 2334-3) that answered, in the same département. Where fewer than 50 did, sizes widen to
 * population bands, then places to the région and the whole frame; the widest group, of all, needs
 * one collectivité more than {@link Disclosure#fewest()}. Groups include the collectivité compared,
 * so that all members of a group see one figure. All groups are judged together, whoever asks, from
 * how many answered, never from what they said: no combination of the figures shown stands for too
 * few.
 *
 * <p>Beside each figure stands whether the collectivité answers as most of its peers do, and beside
 * all of them its score: the practices that it has in place, and how many its peers have on
 * average.
 *
 * <pre>{@code
 * PeerComparison beside = Barometre.compare(collectivite).answers(answers).compute();
 * beside.figure("teletravail.charte").orElseThrow().peers();   // 41.2% [30.1; 53.0] (n = 68)
 * beside.score();   // 8 practices of 14, where peers have 5.6 on average, between 5.1 and 6.1
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

  @Override
  ComparisonQuery with(Settings other) {
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
    return new ComparisonQuery(requireNonNull(other, "other"), settings(), tables);
  }

  @Override
  Questionnaire questionnaire() {
    return Edition2025.QUESTIONNAIRE;
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

package fr.barometre;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.cube.Reading;
import fr.barometre.inference.Student;
import fr.barometre.population.Population;
import fr.barometre.suppression.PeerGroups;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How collectivités stand beside their peers: answer by answer, and over all practices.
 *
 * <p>The score of peers is the sum of the shares that are shown, \(\sum_j p_j\), so it tells
 * nothing more about their answers than these. Its variance is that of the sum over collectivités
 * of their linearised values, \(\frac{m}{m-1} \sum_c (\sum_j z_{cj})^2\), where \(z_{cj} = w_c
 * (\bar y_{cj} - p_j) / \sum w\) in the group of indicator \(j\) and 0 outside of it, and \(m\)
 * counts the collectivités of any group: those who answered several questions count once (Binder
 * 1983), and no sampling fraction makes it smaller.
 */
final class PeerScores {

  /** Peers' scores leave rounded to a hundredth of a practice: more digits tell answers. */
  private static final double ROUNDED = 100;

  /** Means that differ by less of themselves, or of one, are the same but for rounding. */
  private static final double SAME = 1e-9;

  private final Population frame;
  private final Questionnaire questionnaire;
  private final Map<CollectiviteRef, List<Answer>> byCollectivite;
  private final Map<Group, Map<CollectiviteRef, Double>> linearised = new ConcurrentHashMap<>();

  private record Group(IndicatorDefinition indicator, PeerGroups.Group peers) {}

  /**
   * The answer of one collectivité: the mean over its responses in the base, its weight, and
   * whether any of them says something else than "don't know".
   */
  record Said(double mean, double weight, boolean answered) {}

  /** An indicator of which both the own answer and the peers' figure are known. */
  record Compared(
      IndicatorDefinition indicator,
      Said own,
      Estimate peers,
      PeerGroups groups,
      PeerGroups.Group group,
      List<String> waves) {}

  PeerScores(
      Population frame,
      Questionnaire questionnaire,
      Map<CollectiviteRef, List<Answer>> byCollectivite) {
    this.frame = frame;
    this.questionnaire = questionnaire;
    this.byCollectivite = byCollectivite;
  }

  /** The answers of a collectivité to a question in some waves. */
  List<Answer> answers(Question question, List<String> waves, CollectiviteRef ref) {
    return byCollectivite.getOrDefault(ref, List.of()).stream()
        .filter(a -> a.question().equals(question.code()))
        .filter(a -> a.respondent().wave().isEmpty() || waves.contains(a.respondent().wave()))
        .toList();
  }

  /** The figure of one collectivité's own answers; empty if none is in the base. */
  Optional<Said> said(IndicatorDefinition indicator, List<Answer> answers) {
    Question question = question(indicator);
    Reading reading = new Reading(questionnaire, indicator, question);
    double smallest = question.range().map(r -> r.minimum()).orElse(0.0);
    List<Answer> given = answers;
    if (indicator.countingUnit() == CountingUnit.LATEST) {
      given =
          answers.stream().reduce((a, b) -> BY_DATE.compare(b, a) >= 0 ? b : a).stream().toList();
    }
    double sum = 0;
    double weights = 0;
    int count = 0;
    boolean said = false;
    for (Answer answer : given) {
      Reading.Choice choice = reading.choice(answer.modalities());
      said |= choice.kind() == ModalityKind.SUBSTANTIVE;
      if (reading.inBase(choice.kind())) {
        double weight = answer.respondent().weight();
        boolean each = indicator.countingUnit() == CountingUnit.RESPONSE;
        sum += (choice.value() + smallest) * (each ? weight : 1);
        weights += weight;
        count++;
      }
    }
    if (count == 0 || weights == 0) {
      return Optional.empty();
    }
    return Optional.of(
        indicator.countingUnit() == CountingUnit.RESPONSE
            ? new Said(sum / weights, weights, said)
            : new Said(sum / count, weights / count, said));
  }

  private static final Comparator<Answer> BY_DATE =
      Comparator.comparing(a -> a.respondent().date());

  /** How an own answer stands beside the peers' figure. */
  static PeerStanding standing(IndicatorDefinition indicator, double own, Estimate peers) {
    Optional<Interval> interval = peers.interval();
    if (interval.isEmpty()) {
      return PeerStanding.UNKNOWN;
    }
    double lower = interval.get().lower();
    double upper = interval.get().upper();
    if (indicator.isMean()) {
      double same = SAME * Math.max(Math.abs(own), 1);
      return own > upper + same
          ? PeerStanding.ABOVE
          : own < lower - same ? PeerStanding.BELOW : PeerStanding.NEAR;
    }
    if ((own > 0 && own < 1) || (lower <= 0.5 && upper >= 0.5)) {
      return PeerStanding.DIVIDED;
    }
    return own > 0.5 == lower > 0.5 ? PeerStanding.LIKE_MOST : PeerStanding.UNLIKE_MOST;
  }

  /** The score over what can be compared; empty if nothing can. */
  Optional<PeerScore> score(List<Compared> compared, double confidence) {
    double own = 0;
    double peers = 0;
    int indicators = 0;
    Map<CollectiviteRef, Double> sums = new HashMap<>();
    for (Compared each : compared) {
      if (isPractice(each.indicator())) {
        double share = each.peers().value().orElseThrow();
        boolean lack = each.indicator().countsLack();
        own += lack ? 1 - each.own().mean() : each.own().mean();
        peers += lack ? 1 - share : share;
        indicators++;
        linearised(each).forEach((ref, z) -> sums.merge(ref, lack ? -z : z, Double::sum));
      }
    }
    int clusters = sums.size();
    if (indicators == 0 || clusters < 2) {
      return Optional.empty();
    }
    double squares = sums.values().stream().mapToDouble(z -> z * z).sum();
    double error = Math.sqrt(squares * clusters / (clusters - 1));
    double reach = Student.quantile(clusters - 1, 1 - confidence) * error;
    return Optional.of(
        new PeerScore(
            own,
            rounded(peers),
            indicators,
            new Interval(
                rounded(Math.max(0, peers - reach)),
                rounded(Math.min(indicators, peers + reach)),
                confidence,
                "NORMAL")));
  }

  /**
   * Whether an indicator tells who has a practice: no mean, and a lack only if nobody "does not
   * know".
   */
  private boolean isPractice(IndicatorDefinition indicator) {
    return !indicator.isMean()
        && (!indicator.countsLack()
            || indicator.basePolicy() == BasePolicy.EXPRESSED
            || question(indicator).modalities().stream()
                .allMatch(m -> m.kind() == ModalityKind.SUBSTANTIVE));
  }

  private static double rounded(double practices) {
    return Math.round(practices * ROUNDED) / ROUNDED;
  }

  private Map<CollectiviteRef, Double> linearised(Compared each) {
    return linearised.computeIfAbsent(
        new Group(each.indicator(), each.group()),
        group -> {
          Question question = question(each.indicator());
          Map<CollectiviteRef, Said> members = new HashMap<>();
          for (CollectiviteRef ref : byCollectivite.keySet()) {
            List<Answer> answers = answers(question, each.waves(), ref);
            if (!answers.isEmpty() && isMember(each, ref)) {
              said(each.indicator(), answers).ifPresent(said -> members.put(ref, said));
            }
          }
          double weights = members.values().stream().mapToDouble(Said::weight).sum();
          double share = each.peers().value().orElseThrow();
          Map<CollectiviteRef, Double> values = new HashMap<>();
          members.forEach(
              (ref, said) -> values.put(ref, said.weight() * (said.mean() - share) / weights));
          return values;
        });
  }

  private boolean isMember(Compared each, CollectiviteRef ref) {
    Collectivite member = frame.find(ref).orElseThrow();
    return (each.indicator().audience().isEmpty()
            || each.indicator().audience().contains(member.type()))
        && each.groups().holds(each.group(), dimension -> frame.level(dimension, member));
  }

  private Question question(IndicatorDefinition indicator) {
    return questionnaire.question(indicator.question()).orElseThrow();
  }
}

package fr.barometre.tally;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How an indicator reads the responses of a collectivité: what is in the base, what counts, and how
 * several responses share the weight.
 */
final class Reading {

  private static final List<ModalityKind> STRONGEST =
      List.of(ModalityKind.SUBSTANTIVE, ModalityKind.NOT_APPLICABLE, ModalityKind.DONT_KNOW);

  /** What can be said to the question: modalities by position, their kind, whether one counts. */
  record Choice(List<Integer> modalities, ModalityKind kind, boolean counted) {}

  /** What one response says, and whether it has a record of it at all. */
  private record Vote(CodedQuestion said, int response) {

    boolean recorded() {
      return said.recorded(response);
    }

    Choice choice() {
      return said.choice(response);
    }

    ModalityKind kind() {
      return choice().kind();
    }

    double weight() {
      return said.answers().weight(response);
    }

    Role role() {
      return said.answers().role(response);
    }

    /** For an order of votes. */
    Respondent respondent() {
      return said.answers().respondent(response);
    }
  }

  private final Questionnaire questionnaire;
  private final IndicatorDefinition indicator;
  private final Question question;
  private final Optional<Modality> blank;
  private final Set<String> askingWaves;
  private final boolean oneWave;

  Reading(Questionnaire questionnaire, IndicatorDefinition indicator, Question question) {
    this.questionnaire = questionnaire;
    this.indicator = indicator;
    this.question = question;
    this.blank =
        question.modalities().stream().filter(m -> m.kind() == ModalityKind.NO_ANSWER).findFirst();
    this.askingWaves =
        questionnaire.wavesOf(question).stream().map(Wave::code).collect(Collectors.toSet());
    this.oneWave = questionnaire.waves().size() < 2;
  }

  /** Variables: what the indicator counts, then each modality of the question. */
  int variables() {
    return 1 + question.modalities().size();
  }

  /** What a cluster's responses bring; empty if it is no part of the sample for this question. */
  Optional<ClusterCount> count(CodedQuestion said, int[] responses) {
    List<Vote> votes = votes(said, responses);
    return votes.isEmpty() ? Optional.empty() : Optional.of(count(votes, vote -> true));
  }

  /** The same when only the responses of a role may count; the cluster stays in the sample. */
  Optional<ClusterCount> count(CodedQuestion said, int[] responses, Role role) {
    List<Vote> votes = votes(said, responses);
    return votes.isEmpty()
        ? Optional.empty()
        : Optional.of(count(votes, vote -> vote.role() == role));
  }

  private List<Vote> votes(CodedQuestion said, int[] responses) {
    List<Vote> votes = new ArrayList<>();
    for (int response : responses) {
      if (said.votes(response)) {
        votes.add(new Vote(said, response));
      }
    }
    if (indicator.countingUnit() != CountingUnit.LATEST || votes.size() < 2) {
      return votes;
    }
    return List.of(latest(votes));
  }

  /** By date, those of unknown date first; then by wave and identifier. */
  private static Vote latest(List<Vote> votes) {
    return votes.stream()
        .max(
            Comparator.comparing(Vote::recorded)
                .thenComparing(v -> v.respondent().date())
                .thenComparing(v -> v.respondent().wave())
                .thenComparing(v -> v.respondent().id()))
        .orElseThrow();
  }

  /** Whether responses without a record of an answer are in the sample, those asked. */
  boolean countsUnrecorded() {
    return indicator.basePolicy() == BasePolicy.ASKED;
  }

  /**
   * Whether the question was put to a response, in a wave or, without one, by what else it says.
   */
  boolean asked(String wave, BooleanSupplier answeredTheme) {
    return wave.isEmpty()
        ? oneWave || answeredTheme.getAsBoolean()
        : askingWaves.isEmpty() || askingWaves.contains(wave);
  }

  /** The questions of the same theme, whose answers show that this one was put too. */
  Set<String> sameTheme() {
    return questionnaire.questions().stream()
        .filter(q -> q.theme().equals(question.theme()))
        .map(Question::code)
        .collect(Collectors.toSet());
  }

  Choice choice(List<String> said) {
    List<Integer> positions = new ArrayList<>();
    Set<ModalityKind> kinds = EnumSet.noneOf(ModalityKind.class);
    boolean counted = false;
    for (int m = 0; m < question.modalities().size(); m++) {
      Modality modality = question.modalities().get(m);
      if (said.isEmpty()
          ? blank.filter(modality::equals).isPresent()
          : said.contains(modality.code())) {
        positions.add(m);
        kinds.add(modality.kind());
        counted |= indicator.counted().contains(modality.code());
      }
    }
    return new Choice(List.copyOf(positions), kind(kinds), counted);
  }

  /** A substantive modality makes the answer substantive whatever else it names. */
  private static ModalityKind kind(Set<ModalityKind> kinds) {
    for (ModalityKind kind : STRONGEST) {
      if (kinds.contains(kind)) {
        return kind;
      }
    }
    return ModalityKind.NO_ANSWER;
  }

  boolean inBase(ModalityKind kind) {
    return indicator.basePolicy() == BasePolicy.EXPRESSED
        ? kind == ModalityKind.SUBSTANTIVE
        : kind != ModalityKind.NOT_APPLICABLE;
  }

  /** Whether everyone in a wave was asked, whatever they answered. */
  boolean askedIn(String wave) {
    if (wave.isEmpty() && !oneWave) {
      throw new IllegalArgumentException(
          "without a wave, whether question '"
              + question.code()
              + "' was put follows from a respondent's other answers; expected a wave with each"
              + " respondent: tally Answers for others");
    }
    return asked(wave, () -> false);
  }

  private ClusterCount count(List<Vote> votes, Predicate<Vote> chosen) {
    return indicator.countingUnit() == CountingUnit.RESPONSE
        ? byResponse(votes, chosen)
        : byCollectivite(votes, chosen);
  }

  private ClusterCount byResponse(List<Vote> votes, Predicate<Vote> chosen) {
    double size = 0;
    double base = 0;
    long units = 0;
    double unitSquares = 0;
    double asked = 0;
    double silent = 0;
    double[] counts = new double[variables()];
    for (Vote vote : inOrder(votes)) {
      double weight = vote.weight();
      size += weight;
      if (!chosen.test(vote) || vote.kind() == ModalityKind.NOT_APPLICABLE) {
        continue;
      }
      asked += weight;
      silent += vote.kind() == ModalityKind.SUBSTANTIVE ? 0 : weight;
      if (inBase(vote.kind())) {
        base += weight;
        units++;
        unitSquares += weight * weight;
        add(counts, vote, weight);
      }
    }
    return new ClusterCount(size, base, units, unitSquares, asked, silent, counts, counts);
  }

  /** The cluster counts once: its weight, the mean of its responses', is shared by its base. */
  private ClusterCount byCollectivite(List<Vote> votes, Predicate<Vote> chosen) {
    double weight = meanWeight(votes);
    long base = 0;
    long asked = 0;
    long silent = 0;
    double[] shares = new double[variables()];
    for (Vote vote : votes) {
      if (chosen.test(vote) && vote.kind() != ModalityKind.NOT_APPLICABLE) {
        asked++;
        silent += vote.kind() == ModalityKind.SUBSTANTIVE ? 0 : 1;
        if (inBase(vote.kind())) {
          base++;
          add(shares, vote, 1);
        }
      }
    }
    double[] counts = new double[shares.length];
    double[] squares = new double[shares.length];
    for (int j = 0; base > 0 && j < shares.length; j++) {
      double share = shares[j] / base;
      counts[j] = weight * share;
      squares[j] = weight * share * share;
    }
    return new ClusterCount(
        weight,
        base > 0 ? weight : 0,
        base > 0 ? 1 : 0,
        base > 0 ? weight * weight : 0,
        asked > 0 ? weight : 0,
        asked > 0 ? weight * silent / asked : 0,
        counts,
        squares);
  }

  private static double meanWeight(List<Vote> votes) {
    return votes.size() == 1
        ? votes.get(0).weight()
        : inOrder(votes).stream().mapToDouble(Vote::weight).average().orElseThrow();
  }

  /** Real weights of one cluster are added in one order, whatever the order of the rows. */
  private static List<Vote> inOrder(List<Vote> votes) {
    return votes.size() < 2
        ? votes
        : votes.stream().sorted(Comparator.comparingDouble(Vote::weight)).toList();
  }

  private static void add(double[] counts, Vote vote, double weight) {
    for (int modality : vote.choice().modalities()) {
      counts[1 + modality] += weight;
    }
    counts[0] += vote.choice().counted() ? weight : 0;
  }
}

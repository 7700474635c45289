package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FinalWeights;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * A random small survey, whose communes answer once, by an agent and an élu, or by two agents, and
 * an attacker who knows who answered and all weights. One request shows a question by région and
 * size, adjusted, and either by role or counted both by collectivité and by response.
 *
 * <p>Each figure shown, times its base, is a sum of the answers with known factors. A combination
 * that is zero but on the answers of few collectivités exists exactly if leaving these out lowers
 * the rank: every set of fewer than the threshold is tried. The attacker combines all observed
 * figures and the adjusted total, and the figures of each breakdown with its adjusted ones; not the
 * adjusted figures of several breakdowns, nor adjusted figures with those of the other unit
 * (METHODS §9, known limits).
 */
final class AttackedSurvey {

  private static final int MEMBERS = 60;

  /** The charter, counted by response. */
  static final IndicatorDefinition BY_RESPONSE =
      IndicatorDefinition.builder()
          .from(SmallSurvey.CHARTE_OUI)
          .code("charte.reponses")
          .countingUnit(CountingUnit.RESPONSE)
          .build();

  private static final Questionnaire BOTH_UNITS =
      Questionnaire.builder()
          .from(SmallSurvey.ONE_WAVE)
          .indicators(List.of(SmallSurvey.CHARTE_OUI, BY_RESPONSE))
          .build();

  /** A response: whose it is, and in which role. */
  private record Response(Collectivite who, Role role, String id) {}

  private final Random random;
  private final Population frame;
  private final List<Response> responses = new ArrayList<>();
  private final int fewest;

  /** Whether the question is counted in both ways; if not, it may be broken down by role. */
  private final boolean bothUnits;

  /** The survey of a seed. */
  AttackedSurvey(long seed) {
    this.random = new Random(seed);
    this.bothUnits = random.nextBoolean();
    this.fewest = random.nextBoolean() ? 3 : 4;
    int regions = 1 + random.nextInt(3);
    List<Collectivite> all =
        IntStream.range(0, MEMBERS)
            .mapToObj(
                i ->
                    Collectivite.builder()
                        .type(CollectiviteType.COMMUNE)
                        .code(String.format("%05d", i + 1))
                        .name("Commune " + i)
                        .population(random.nextInt(4) * 1500 + 100)
                        .departement("01")
                        .region(List.of("84", "53", "11").get(random.nextInt(regions)))
                        .build())
            .toList();
    this.frame = Population.of("small", all);
    double both = List.of(0.0, 0.1, 0.5, 0.9).get(random.nextInt(4));
    for (Collectivite who : all.subList(0, 6 + random.nextInt(13))) {
      responses.add(response(who, random.nextDouble() < 0.7 ? Role.AGENT : Role.ELU));
      if (random.nextDouble() < both) {
        Role first = responses.get(responses.size() - 1).role();
        boolean same = random.nextInt(5) == 0;
        Role other = first == Role.AGENT ? Role.ELU : Role.AGENT;
        responses.add(response(who, same ? first : other));
      }
    }
  }

  private Response response(Collectivite who, Role role) {
    return new Response(who, role, who.ref().code() + "-" + responses.size());
  }

  /** The fewest collectivités that a figure may rest on. */
  int fewest() {
    return fewest;
  }

  /** A request under some rules. */
  EditionQuery request(Disclosure rules) {
    List<Answer> answers = new ArrayList<>();
    for (Response one : responses) {
      Respondent.Builder who = Respondent.builder().id(one.id()).collectivite(one.who().ref());
      answers.add(
          Answer.of(who.role(one.role()).build(), "Q1", random.nextBoolean() ? "OUI" : "NON"));
    }
    Questionnaire questionnaire = bothUnits ? BOTH_UNITS : SmallSurvey.ONE_WAVE;
    EditionQuery query =
        Barometre.edition(questionnaire)
            .answers(Answers.of(questionnaire, answers))
            .population(frame)
            .weighting(
                PostStratification.on(
                        random.nextBoolean() ? Dimension.REGION : Dimension.POPULATION_STRATUM)
                    .joining(2 + random.nextInt(4)))
            .disclosure(random.nextBoolean() ? rules : rules.withoutJoining());
    query = random.nextInt(3) > 0 ? query.by(Dimension.REGION) : query;
    query = random.nextInt(3) > 0 ? query.by(Dimension.POPULATION_STRATUM) : query;
    if (bothUnits) {
      return query;
    }
    query = random.nextBoolean() ? query.by(Dimension.ROLE) : query;
    return random.nextBoolean() ? query.crossedBy(Dimension.ROLE, Dimension.REGION) : query;
  }

  /** What the attacker combines: figures shown, each by the factors of the responses in it. */
  List<List<double[]>> shown(EditionQuery query) {
    List<double[]> observed = new ArrayList<>();
    Map<Object, List<double[]>> tables = new LinkedHashMap<>();
    for (IndicatorResult result : query.compute().indicators()) {
      boolean byResponse = result.indicator().equals(BY_RESPONSE);
      Map<String, Double> weights = new HashMap<>();
      FinalWeights rows = query.indicator(result.indicator().code()).weights();
      rows.rows().forEach(row -> weights.merge(row.cluster(), row.weight(), Double::sum));
      BiPredicate<Response, Integer> everybody = (r, i) -> true;
      double[][] totals =
          add(result.observed(), result.adjusted(), everybody, byResponse, rows, weights);
      boolean valued = result.observed().value().isPresent();
      int attacked = bothUnits ? Math.min(valued ? 1 : 0, totals.length) : totals.length;
      observed.addAll(Arrays.asList(totals).subList(0, attacked));
      for (Segment part : result.segments()) {
        List<Level> levels = part.joined().isEmpty() ? List.of(part.level()) : part.joined();
        BiPredicate<Response, Integer> in = (r, i) -> isAt(r, part.dimension(), levels);
        double[][] own = add(part.observed(), part.adjusted(), in, byResponse, rows, weights);
        observed.addAll(Arrays.asList(own).subList(0, part.observed().value().isPresent() ? 1 : 0));
        tables
            .computeIfAbsent(
                List.of(part.dimension(), byResponse), t -> new ArrayList<>(Arrays.asList(totals)))
            .addAll(Arrays.asList(own));
      }
      for (CrossedSegment part : result.crossedSegments()) {
        BiPredicate<Response, Integer> in = (r, i) -> isAt(r, part);
        double[][] own = add(part.observed(), part.adjusted(), in, byResponse, rows, weights);
        observed.addAll(Arrays.asList(own).subList(0, part.observed().value().isPresent() ? 1 : 0));
        tables
            .computeIfAbsent(
                List.of(part.dimensions(), byResponse), t -> new ArrayList<>(Arrays.asList(totals)))
            .addAll(Arrays.asList(own));
      }
    }
    List<List<double[]>> all = new ArrayList<>(tables.values());
    all.add(0, observed);
    return all;
  }

  private boolean isAt(Response response, CrossedSegment part) {
    for (int d = 0; d < part.levels().size(); d++) {
      List<Level> members = part.joined().isEmpty() ? List.of() : part.joined().get(d);
      List<Level> levels = members.isEmpty() ? List.of(part.levels().get(d)) : members;
      if (!isAt(response, part.dimensions().get(d), levels)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAt(Response response, Dimension dimension, List<Level> levels) {
    String code =
        dimension.equals(Dimension.ROLE)
            ? response.role().name()
            : frame.level(dimension, response.who()).code();
    return levels.stream().anyMatch(level -> level.code().equals(code));
  }

  /** The factors of the observed figure, then of the adjusted one, if they are shown. */
  private double[][] add(
      Estimate observed,
      Estimate adjusted,
      BiPredicate<Response, Integer> in,
      boolean byResponse,
      FinalWeights rows,
      Map<String, Double> weights) {
    List<double[]> sums = new ArrayList<>();
    double[] factors = new double[responses.size()];
    double[] weighted = new double[responses.size()];
    Map<String, Double> ofResponse = new HashMap<>();
    rows.rows().forEach(row -> ofResponse.put(row.respondent(), row.weight()));
    for (int i = 0; i < factors.length; i++) {
      Response one = responses.get(i);
      if (in.test(one, i)) {
        long shared =
            responses.stream().filter(r -> r.who().equals(one.who()) && in.test(r, 0)).count();
        factors[i] = byResponse ? 1 : 1.0 / shared;
        String cluster =
            rows.rows().stream()
                .filter(row -> row.respondent().equals(one.id()))
                .map(FinalWeights.Row::cluster)
                .findFirst()
                .orElse("");
        weighted[i] =
            byResponse
                ? ofResponse.getOrDefault(one.id(), 0.0)
                : weights.getOrDefault(cluster, 0.0) / shared;
      }
    }
    if (observed.value().isPresent()) {
      sums.add(factors);
    }
    if (adjusted.value().isPresent()) {
      sums.add(weighted);
    }
    return sums.toArray(double[][]::new);
  }

  /** Collectivités, fewer than the threshold, for whom a combination stands; none if safe. */
  List<Collectivite> few(List<List<double[]>> shown) {
    return shown.stream()
        .map(this::fewOf)
        .filter(few -> !few.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Collectivite> fewOf(List<double[]> sums) {
    List<double[]> basis = basis(sums);
    List<Collectivite> who = responses.stream().map(Response::who).distinct().toList();
    List<int[]> columns = new ArrayList<>();
    for (Collectivite one : who) {
      columns.add(
          IntStream.range(0, responses.size())
              .filter(i -> responses.get(i).who().equals(one))
              .toArray());
    }
    int[] found = search(basis, columns, new int[0], 0);
    return Arrays.stream(found).mapToObj(who::get).toList();
  }

  private int[] search(List<double[]> basis, List<int[]> columns, int[] some, int from) {
    for (int next = from; next < columns.size() && some.length < fewest - 1; next++) {
      int[] more = Arrays.copyOf(some, some.length + 1);
      more[some.length] = next;
      int[] set = Arrays.stream(more).mapToObj(columns::get).flatMapToInt(Arrays::stream).toArray();
      if (isSingular(basis, set)) {
        return more;
      }
      int[] found = search(basis, columns, more, next + 1);
      if (found.length > 0) {
        return found;
      }
    }
    return new int[0];
  }

  /** Whether I - H is singular on some responses, with H the projection on the sums. */
  private static boolean isSingular(List<double[]> basis, int[] set) {
    int n = set.length;
    double[][] rest = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        rest[a][b] = a == b ? 1 : 0;
        for (double[] direction : basis) {
          rest[a][b] -= direction[set[a]] * direction[set[b]];
        }
      }
    }
    for (int step = 0; step < n; step++) { // the diagonal of a positive matrix has the pivots
      int largest = step;
      for (int a = step; a < n; a++) {
        largest = rest[a][a] > rest[largest][largest] ? a : largest;
      }
      if (rest[largest][largest] < 1e-8) {
        return true;
      }
      for (int a = 0; a < n; a++) {
        double held = rest[a][step];
        rest[a][step] = rest[a][largest];
        rest[a][largest] = held;
      }
      double[] row = rest[step];
      rest[step] = rest[largest];
      rest[largest] = row;
      for (int a = step + 1; a < n; a++) {
        double factor = rest[a][step] / rest[step][step];
        for (int b = step; b < n; b++) {
          rest[a][b] -= factor * rest[step][b];
        }
      }
    }
    return false;
  }

  private static List<double[]> basis(List<double[]> sums) {
    List<double[]> basis = new ArrayList<>();
    for (double[] sum : sums) {
      double[] rest = sum.clone();
      double whole = Math.sqrt(dot(rest, rest));
      for (int pass = 0; pass < 2; pass++) {
        for (double[] direction : basis) {
          double along = dot(direction, rest);
          Arrays.setAll(rest, i -> rest[i] - along * direction[i]);
        }
      }
      double norm = Math.sqrt(dot(rest, rest));
      if (norm > 1e-9 * whole) {
        basis.add(Arrays.stream(rest).map(value -> value / norm).toArray());
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}

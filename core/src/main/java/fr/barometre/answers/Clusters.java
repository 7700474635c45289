package fr.barometre.answers;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Responses by collectivité, in the order of the collectivités' names; then each anonymous response
 * as a cluster of its own, in the order read.
 */
public final class Clusters {

  /** Stands for a cluster of each response's own. */
  private static final int ANONYMOUS = -1;

  private final Respondents respondents;

  /** Names of the collectivités: an anonymous response has none until it is asked for. */
  private final List<String> names;

  private final List<Optional<Collectivite>> members;
  private final int[] starts;
  private final int[] responses;

  private Clusters(
      Respondents respondents,
      List<String> names,
      List<Optional<Collectivite>> members,
      int[] starts,
      int[] responses) {
    this.respondents = respondents;
    this.names = names;
    this.members = members;
    this.starts = starts;
    this.responses = responses;
  }

  static Clusters of(Respondents respondents, Population population) {
    TextColumn collectivites = respondents.collectivites();
    List<Optional<Collectivite>> members = new ArrayList<>();
    Dictionary<String> known = new Dictionary<>();
    int[] clusterOfText = new int[collectivites.size()];
    for (int text = 0; text < clusterOfText.length; text++) {
      String asked = collectivites.get(text);
      if (asked.isEmpty()) {
        clusterOfText[text] = ANONYMOUS;
        continue;
      }
      Optional<Collectivite> member = population.find(CodedRespondent.reference(asked));
      // The same name however the collectivité is: the frame's own reference if it has it.
      String name = member.map(found -> found.ref().toString()).orElse(asked);
      clusterOfText[text] = known.number(name);
      if (members.size() < known.size()) {
        members.add(member);
      }
    }
    List<String> names = known.values();
    int[] order = order(names);
    int[] rank = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      rank[order[place]] = place;
    }
    int[] clusterOf = respondents.collectiviteOf();
    int size = names.size();
    for (int r = 0; r < clusterOf.length; r++) {
      int cluster = clusterOfText[clusterOf[r]];
      clusterOf[r] = cluster == ANONYMOUS ? size++ : rank[cluster];
    }
    int[] starts = starts(clusterOf, size);
    return new Clusters(
        respondents,
        Arrays.stream(order).mapToObj(names::get).toList(),
        Arrays.stream(order).mapToObj(members::get).toList(),
        starts,
        grouped(clusterOf, starts));
  }

  private static int[] order(List<String> names) {
    return IntStream.range(0, names.size())
        .boxed()
        .sorted(Comparator.comparing(names::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] starts(int[] clusterOf, int clusters) {
    int[] starts = new int[clusters + 1];
    for (int cluster : clusterOf) {
      starts[cluster + 1]++;
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      starts[cluster + 1] += starts[cluster];
    }
    return starts;
  }

  private static int[] grouped(int[] clusterOf, int[] starts) {
    int[] next = starts.clone();
    int[] responses = new int[clusterOf.length];
    for (int r = 0; r < responses.length; r++) {
      responses[next[clusterOf[r]]++] = r;
    }
    return responses;
  }

  /**
   * Number of clusters.
   *
   * @return zero or more
   */
  public int size() {
    return starts.length - 1;
  }

  /**
   * Number of collectivités among them, which come first.
   *
   * @return zero to {@link #size()}
   */
  public int named() {
    return names.size();
  }

  /**
   * The name of a cluster, the same in all answers of its collectivité; of an anonymous one, made
   * of its wave and identifier.
   *
   * @param cluster its position, from 0
   * @return the name
   */
  public String name(int cluster) {
    if (cluster < names.size()) {
      return names.get(cluster);
    }
    int response = response(cluster, 0);
    return "anonymous:" + respondents.waves().get(response) + ":" + respondents.id(response);
  }

  /**
   * The names of all clusters, for whoever keeps them longer than the responses.
   *
   * @return {@link #name}; of collectivités alone it keeps no response
   */
  public IntFunction<String> names() {
    return named() == size() ? names::get : this::name;
  }

  /**
   * CodedRespondent a cluster is in the frame.
   *
   * @param cluster its position, from 0
   * @return the collectivité; empty for one that the frame does not have, and for an anonymous one
   */
  public Optional<Collectivite> collectivite(int cluster) {
    return cluster < members.size() ? members.get(cluster) : Optional.empty();
  }

  /**
   * Number of responses of a cluster.
   *
   * @param cluster its position, from 0
   * @return one or more
   */
  public int responses(int cluster) {
    return starts[cluster + 1] - starts[cluster];
  }

  /**
   * A response of a cluster, as a row of {@link CodedAnswers}.
   *
   * @param cluster its position, from 0
   * @param response which of its responses, from 0, in the order read
   * @return the row
   */
  public int response(int cluster, int response) {
    return responses[starts[cluster] + response];
  }

  @Override
  public String toString() {
    return responses.length + " responses of " + size() + " clusters";
  }
}

package fr.barometre.answers;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Responses by collectivité, in the order of the collectivités' names; an anonymous response is a
 * cluster of its own.
 */
public final class Clusters {

  private final List<String> names;
  private final List<Optional<Collectivite>> members;
  private final int[] starts;
  private final int[] responses;

  private Clusters(
      List<String> names, List<Optional<Collectivite>> members, int[] starts, int[] responses) {
    this.names = names;
    this.members = members;
    this.starts = starts;
    this.responses = responses;
  }

  static Clusters of(Respondents respondents, Population population) {
    TextColumn collectivites = respondents.collectivites();
    List<Optional<Collectivite>> found = new ArrayList<>();
    List<String> nameOf = new ArrayList<>();
    for (int c = 0; c < collectivites.size(); c++) {
      String asked = collectivites.get(c);
      Optional<Collectivite> member =
          asked.isEmpty() ? Optional.empty() : population.find(Who.reference(asked));
      found.add(member);
      // The same text however the collectivité is named: the frame's own reference if it has it.
      nameOf.add(member.map(known -> known.ref().toString()).orElse(asked));
    }
    int[] collectiviteOf = respondents.collectiviteOf();
    Map<String, Integer> sizes = new HashMap<>();
    String[] named = new String[collectiviteOf.length];
    for (int r = 0; r < named.length; r++) {
      String name = nameOf.get(collectiviteOf[r]);
      named[r] =
          name.isEmpty()
              ? "anonymous:" + respondents.waves().get(r) + ":" + respondents.id(r)
              : name;
      sizes.merge(named[r], 1, Integer::sum);
    }
    List<String> names = sizes.keySet().stream().sorted().toList();
    int[] starts = new int[names.size() + 1];
    Map<String, Integer> clusters = new HashMap<>();
    for (int c = 0; c < names.size(); c++) {
      clusters.put(names.get(c), c);
      starts[c + 1] = starts[c] + sizes.getOrDefault(names.get(c), 0);
    }
    int[] next = starts.clone();
    int[] responses = new int[named.length];
    for (int r = 0; r < named.length; r++) {
      responses[next[clusters.getOrDefault(named[r], 0)]++] = r;
    }
    List<Optional<Collectivite>> members = new ArrayList<>(names.size());
    for (int c = 0; c < names.size(); c++) {
      members.add(found.get(collectiviteOf[responses[starts[c]]]));
    }
    return new Clusters(names, List.copyOf(members), starts, responses);
  }

  /**
   * Number of clusters.
   *
   * @return zero or more
   */
  public int size() {
    return names.size();
  }

  /**
   * The name of a cluster, the same in all answers of its collectivité.
   *
   * @param cluster its position, from 0
   * @return the name
   */
  public String name(int cluster) {
    return names.get(cluster);
  }

  /**
   * Who a cluster is in the frame.
   *
   * @param cluster its position, from 0
   * @return the collectivité; empty for one that the frame does not have, and for an anonymous one
   */
  public Optional<Collectivite> collectivite(int cluster) {
    return members.get(cluster);
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

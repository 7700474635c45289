package fr.barometre.tally;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One collectivité with all of its responses; an anonymous response is a cluster of its own. */
final class Cluster {

  /** One response and what it says, by question code. */
  record Response(Respondent respondent, Map<String, List<String>> said) {}

  private record Id(String wave, String respondent) {}

  private final String key;
  private final List<Response> responses = new ArrayList<>();

  private Cluster(String key) {
    this.key = key;
  }

  /** The clusters of all answers, in the order of their keys. */
  static Collection<Cluster> of(Answers answers, Population population) {
    Map<Id, Response> responses = new HashMap<>();
    Map<String, Cluster> clusters = new TreeMap<>();
    answers
        .respondents()
        .forEach(
            respondent ->
                responses.computeIfAbsent(
                    id(respondent),
                    id -> {
                      Response response = new Response(respondent, new HashMap<>());
                      clusters
                          .computeIfAbsent(key(respondent, population), Cluster::new)
                          .responses
                          .add(response);
                      return response;
                    }));
    answers.stream()
        .forEach(
            answer -> {
              Response response = responses.get(id(answer.respondent()));
              if (response != null) {
                response.said().put(answer.question(), answer.modalities());
              }
            });
    return clusters.values();
  }

  private static Id id(Respondent respondent) {
    return new Id(respondent.wave(), respondent.id());
  }

  /** The same text however the collectivité is named: the frame's own reference if it has it. */
  private static String key(Respondent respondent, Population population) {
    Optional<CollectiviteRef> ref = respondent.collectivite();
    if (ref.isEmpty()) {
      return "anonymous:" + respondent.wave() + ":" + respondent.id();
    }
    return ref.flatMap(population::find).map(Collectivite::ref).orElse(ref.get()).toString();
  }

  String key() {
    return key;
  }

  /** The responses, at least one. */
  List<Response> responses() {
    return responses;
  }

  /** Who the cluster is, for its levels: every response names the same collectivité. */
  Respondent identity() {
    return responses.get(0).respondent();
  }
}

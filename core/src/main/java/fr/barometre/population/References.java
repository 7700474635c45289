package fr.barometre.population;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The references by which a collectivité is found: type and code, and SIREN. */
final class References {

  private References() {}

  static List<CollectiviteRef> of(Collectivite collectivite) {
    List<CollectiviteRef> refs = new ArrayList<>(2);
    refs.add(collectivite.ref());
    collectivite.siren().ifPresent(siren -> refs.add(CollectiviteRef.of(siren)));
    return refs;
  }

  static Map<CollectiviteRef, Collectivite> index(
      String frame, Collection<Collectivite> collectivites) {
    Map<CollectiviteRef, Collectivite> index =
        new HashMap<>((int) Math.min(1 << 30, 3L * collectivites.size()));
    for (Collectivite collectivite : collectivites) {
      for (CollectiviteRef ref : of(collectivite)) {
        Collectivite other = index.put(ref, collectivite);
        if (other != null) {
          throw new IllegalArgumentException(
              "frame '" + frame + "' has " + ref + " twice: " + other + " and " + collectivite);
        }
      }
    }
    return index;
  }
}

package fr.barometre.bias;

import fr.barometre.api.territory.Dimension;
import fr.barometre.sample.CubeSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache of model cells: indicators that the same respondents answered share them. */
public final class SharedCells {

  private final Map<Object, Optional<ModelCells>> national = new ConcurrentHashMap<>();
  private final Map<Object, Optional<ControlledContrast.Cells>> contrast =
      new ConcurrentHashMap<>();

  Optional<ModelCells> national(CubeSample sample) {
    return national.computeIfAbsent(sample.respondents(), r -> ModelCells.of(sample));
  }

  Optional<ControlledContrast.Cells> contrast(CubeSample sample, List<Dimension> controls) {
    return contrast.computeIfAbsent(
        sample.respondents(), r -> ControlledContrast.cells(sample, controls));
  }
}

package fr.barometre.answers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What cells of modalities say: codes joined by {@code |}; none for a blank. */
final class ModalityCodes {

  /** Different texts that are remembered: a questionnaire has few, free text as many as rows. */
  private static final int MOST = 10_000;

  private final Map<String, List<String>> known = new HashMap<>();

  List<String> of(String text) {
    List<String> codes = known.get(text);
    if (codes == null) {
      codes =
          text.isEmpty()
              ? List.of()
              : Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
      if (known.size() < MOST) {
        known.put(text, codes);
      }
    }
    return codes;
  }
}

package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RespondentsPropertyTest {

  /** Any text as an identifier, surrogates without a partner too; weights after many ones. */
  @Property(tries = 1000)
  void respondents_come_back_as_they_were(
      @ForAll @Size(max = 200) List<String> ids,
      @ForAll @IntRange(min = 0, max = 200) int unit,
      @ForAll Random random) {
    List<Respondent> respondents = new ArrayList<>();
    for (String id : ids) {
      boolean named = random.nextBoolean();
      int any = random.nextInt(5);
      Respondent.Builder builder = Respondent.builder();
      if (named) {
        builder.collectivite(CollectiviteRef.of(CollectiviteType.COMMUNE, "0100" + any));
      } else {
        builder.putProfile("TYPE", "level " + any);
      }
      respondents.add(
          builder
              .id("r" + id)
              .wave(String.valueOf(respondents.size()))
              .role(Role.values()[random.nextInt(3)])
              .date(any == 0 ? "" : "2025-03-0" + any)
              .weight(respondents.size() < unit ? 1 : 0.5 + any)
              .build());
    }
    RespondentsBuilder builder = new RespondentsBuilder();
    for (Respondent respondent : respondents) {
      assertThat(builder.find(builder.dictionaries().who(respondent))).isEqualTo(-1);
      builder.add(builder.dictionaries().who(respondent));
    }

    Respondents built = builder.build();

    assertThat(built.size()).isEqualTo(respondents.size());
    for (int r = 0; r < respondents.size(); r++) {
      Respondent respondent = respondents.get(r);
      assertThat(built.get(r)).isEqualTo(respondent);
      assertThat(builder.find(builder.dictionaries().who(respondent))).isEqualTo(r);
      assertThat(builder.is(r, builder.dictionaries().who(respondent))).isTrue();
    }
  }

  @Property(tries = 20)
  void many_are_found_by_identifier_and_wave(@ForAll @IntRange(min = 1, max = 20_000) int many) {
    RespondentsBuilder builder = new RespondentsBuilder();
    for (int r = 0; r < many; r++) {
      builder.add(builder.dictionaries().who(anonymous(r / 2, r % 2)));
    }
    for (int r = 0; r < many; r++) {
      assertThat(builder.find(builder.dictionaries().who(anonymous(r / 2, r % 2)))).isEqualTo(r);
    }
    assertThat(builder.find(builder.dictionaries().who(anonymous(many, 0)))).isEqualTo(-1);
  }

  private static Respondent anonymous(int id, int wave) {
    Respondent.Builder builder = Respondent.builder();
    return builder.id("r" + id).wave("" + wave).profile(Map.of("TYPE", "COMMUNE")).build();
  }
}

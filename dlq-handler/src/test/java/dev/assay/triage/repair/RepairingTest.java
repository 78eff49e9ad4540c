package dev.assay.triage.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.RedriveWish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RepairingTest {
  private static final Repair RENAMED = patch("[{'op':'move','from':'/src','path':'/source'}]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{'op':'add','path':'/a','value':1}] | {'b':2} | {'b':2,'a':1}",
        "[{'op':'remove','path':'/b'}] | {'b':2,'c':3} | {'c':3}",
        "[{'op':'replace','path':'/b','value':null}] | {'b':2} | {'b':null}",
        "[{'op':'copy','from':'/b','path':'/c'}] | {'b':[2]} | {'b':[2],'c':[2]}",
        "[{'op':'move','from':'/l/0','path':'/l/1'}] | {'l':[1,2]} | {'l':[2,1]}",
        "[{'op':'test','path':'/b','value':2},{'op':'remove','path':'/b'}] | {'b':2} | {}",
        "[{'op':'replace','path':'/a~1b/~0c','value':1}] | {'a/b':{'~c':0}} | {'a/b':{'~c':1}}"
      })
  void aPatchDoesWhatRfc6902Says(String patch, String before, String after) {
    assertThat(repaired(patch(patch), before)).isEqualTo(json(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':'c'} | {'a':'b'} | {'a':'c'}",
        "{'a':null} | {'a':'b','b':'c'} | {'b':'c'}",
        "{'a':{'b':'d','c':null}} | {'a':{'b':'c'}} | {'a':{'b':'d'}}",
        "{'a':[1]} | {'a':[{'b':'c'}]} | {'a':[1]}"
      })
  void aMergePatchDoesWhatRfc7386Says(String patch, String before, String after) {
    Repair merge =
        Repair.of(new RedriveWish.Repair(Optional.empty(), Optional.of(node(patch)), Map.of()));
    assertThat(repaired(merge, before)).isEqualTo(json(after));
  }

  @Test
  void aValueIsSetWhereItIsMissingAndWhereItIsNot() {
    Map<String, JsonNode> places = new LinkedHashMap<>();
    places.put("/source", node("'store'"));
    places.put("/l/0", node("{'n':1.50}"));
    Repair set = Repair.of(new RedriveWish.Repair(Optional.empty(), Optional.empty(), places));

    assertThat(repaired(set, "{'l':[0,1],'source':7}"))
        .isEqualTo(json("{'l':[{'n':1.50},1],'source':'store'}"));
    assertThat(repaired(set, "{'l':[0]}")).isEqualTo(json("{'l':[{'n':1.50}],'source':'store'}"));
    assertThat(Repairing.apply(set, json("{'l':1}").getBytes(UTF_8)))
        .isEqualTo(new Repaired.Unfit("there is no place /l/0 to set"));
  }

  @Test
  void whatARepairDoesNotTouchKeepsItsOrderAndEveryDigit() {
    assertThat(
            repaired(
                RENAMED,
                "{'z':0.1000,'a':12345678901234567890123,'big':1.7976931348623157E308,'u':'é\\u0001','src':'s','t':true}"))
        .isEqualTo(
            json(
                "{'z':0.1000,'a':12345678901234567890123,'big':1.7976931348623157E+308,'u':'é\\u0001','t':true,'source':'s'}"));
  }

  @Test
  void aRepairThatChangesNothingGivesTheVeryBytesBack() {
    byte[] event = "{ \"b\" : 2.0 }".getBytes(UTF_8);
    Repair same = patch("[{'op':'replace','path':'/b','value':2.0}]");

    assertThat(Repairing.apply(same, event))
        .isInstanceOfSatisfying(
            Repaired.Done.class,
            done -> {
              assertThat(done.json()).isSameAs(event);
              assertThat(done.changed()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'other':1} | operation 0 (move /source) does not apply",
        "{'src':1,'src':2} | the event names a member twice, or a number is too long",
        "'text' | the event is neither an object nor an array",
        "{'src': | the event is no JSON that could be repaired",
        "{'src':'\\ud800'} | the event holds half a character pair, which can't be written again"
      })
  void anEventThatARepairDoesNotFitStaysAndSaysWhy(String event, String why) {
    assertThat(Repairing.apply(RENAMED, json(event).getBytes(UTF_8)))
        .isEqualTo(new Repaired.Unfit(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'op':'add'} | patch is no array",
        "[1] | patch operation 0 is no object",
        "[{'op':'bend','path':'/a'}] | patch operation 0 is 'bend'",
        "[{'op':'add','path':'/a'}] | patch operation 0 (add /a) has no value",
        "[{'op':'move','path':'/a'}] | patch operation 0 has no text 'from'",
        "[{'op':'remove','path':'a'}] | path 'a' is no JSON Pointer"
      })
  void whatIsNoPatchIsRefusedBeforeAnythingMoves(String patch, String why) {
    assertThatIllegalArgumentException().isThrownBy(() -> patch(patch)).withMessageContaining(why);
  }

  @Test
  void twoKindsOfRepairAtOnceAreRefused() {
    RedriveWish.Repair both =
        new RedriveWish.Repair(Optional.of(node("[]")), Optional.of(node("{}")), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Repair.of(both))
        .withMessageContaining("one of patch, merge_patch and set");
  }

  @Property(tries = 300)
  void noBytesMakeItThrow(@ForAll byte[] event) {
    assertThat(Repairing.apply(RENAMED, event)).isNotNull();
  }

  private static String repaired(Repair repair, String event) {
    return switch (Repairing.apply(repair, json(event).getBytes(UTF_8))) {
      case Repaired.Done done -> new String(done.json(), UTF_8);
      case Repaired.Unfit(String why) -> throw new AssertionError(why);
    };
  }

  private static Repair patch(String text) {
    return Repair.of(new RedriveWish.Repair(Optional.of(node(text)), Optional.empty(), Map.of()));
  }

  private static JsonNode node(String text) {
    return WireJson.MAPPER.readTree(json(text));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}

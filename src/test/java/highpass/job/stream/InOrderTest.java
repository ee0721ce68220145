package highpass.job.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void holdsBackWhatCameTooEarly() {
    List<Integer> given = new ArrayList<>();
    InOrder<Integer> inOrder = new InOrder<>(i -> i, given::add);

    inOrder.accept(2);
    inOrder.accept(1);
    assertEquals(List.of(), given);
    inOrder.accept(0);
    assertEquals(List.of(0, 1, 2), given);
    inOrder.accept(3);
    assertEquals(List.of(0, 1, 2, 3), given);
  }

  @Test
  void anyOrderBecomesTheOrderOfTheIndices() {
    for (long seed = 0; seed < 50; seed++) {
      List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
      Collections.shuffle(shuffled, new Random(seed));
      List<Integer> given = new ArrayList<>();
      shuffled.forEach(new InOrder<Integer>(i -> i, given::add));
      assertEquals(IntStream.range(0, 100).boxed().toList(), given, "seed " + seed);
    }
  }
}

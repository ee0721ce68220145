package highpass.filter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import highpass.filter.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MedianNetworkTest {
  /**
   * By the 0-1 principle, a network that is right for all planes of zeros and ones is right for all
   * planes. Of up to 16 pixels, all are tried, 64 planes at a time: one a bit, so that the lower of
   * two values is their AND and the higher their OR.
   */
  @Test
  void isRightForAllPlanesOfZerosAndOnes() {
    int checked = 0;
    for (int height = 1; height <= 16; height++) {
      for (int width = 1; width <= 16; width++) {
        for (int tileHeight = 1; tileHeight <= height; tileHeight++) {
          for (int tileWidth = 1; tileWidth <= width; tileWidth++) {
            if ((height + tileHeight - 1) * (width + tileWidth - 1) <= 16) {
              Window window = new Window(height, width);
              checkAll(new MedianNetwork(window, tileHeight, tileWidth));
              checked++;
            }
          }
        }
      }
    }
    assertEquals(208, checked);
  }

  private static void checkAll(MedianNetwork network) {
    Window window = network.window();
    int rows = window.height() + network.tileHeight() - 1;
    int columns = window.width() + network.tileWidth() - 1;
    int planes = 1 << (rows * columns);
    for (int first = 0; first < planes; first += 64) {
      long[] pixels = new long[rows * columns];
      for (int plane = 0; plane < 64; plane++) {
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] |= (long) ((first + plane) >> i & 1) << plane;
        }
      }
      Evaluation evaluation = new Evaluation(network, pixels, columns);
      for (int y = 0; y < network.tileHeight(); y++) {
        for (int x = 0; x < network.tileWidth(); x++) {
          long median = evaluation.of(network.medians().get(y * network.tileWidth() + x));
          assertEquals(
              expected(window, pixels, columns, y, x),
              median,
              "%s, tile %d x %d, pixel %d %d, planes from %d"
                  .formatted(window, network.tileHeight(), network.tileWidth(), y, x, first));
        }
      }
    }
  }

  private static long expected(Window window, long[] pixels, int columns, int y, int x) {
    long medians = 0;
    for (int plane = 0; plane < 64; plane++) {
      int zeros = 0;
      for (int i = 0; i < window.height(); i++) {
        for (int j = 0; j < window.width(); j++) {
          zeros += (int) (~pixels[(y + i) * columns + x + j] >>> plane & 1);
        }
      }
      medians |= (zeros <= window.rank() ? 1L : 0L) << plane;
    }
    return medians;
  }

  /** Values of the network for given pixels. */
  private static final class Evaluation {
    private final MedianNetwork network;
    private final List<ComparatorGraph.Node> nodes;
    private final long[] pixels;
    private final int columns;
    private final Map<Wire, Long> known = new HashMap<>();

    Evaluation(MedianNetwork network, long[] pixels, int columns) {
      this.network = network;
      this.pixels = pixels;
      this.columns = columns;
      nodes = network.graph().nodes();
    }

    long of(Wire wire) {
      Long value = known.get(wire);
      if (value == null) {
        value = evaluate(wire);
        known.put(wire, value);
      }
      return value;
    }

    private long evaluate(Wire wire) {
      ComparatorGraph.Node node = nodes.get(wire.value() / 2);
      if (node.isInput()) {
        int row = wire.down() * network.tileHeight() + node.row();
        int column = wire.right() * network.tileWidth() + node.column();
        return pixels[row * columns + column];
      }
      long a = of(node.a().moved(wire.down(), wire.right()));
      long b = of(node.b().moved(wire.down(), wire.right()));
      return wire.value() % 2 == 0 ? a & b : a | b;
    }
  }
}

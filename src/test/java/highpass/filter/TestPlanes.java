package highpass.filter;

import java.util.Random;

/** Planes of every kind of value that a kernel could stumble over. */
public enum TestPlanes {
  NOISE {
    @Override
    double value(Random random, int y, int x) {
      return random.nextGaussian();
    }
  },
  SMOOTH {
    @Override
    double value(Random random, int y, int x) {
      return Math.sin(x / 7.0) + Math.cos(y / 5.0) + 1e-3 * random.nextDouble();
    }
  },
  CONSTANT {
    @Override
    double value(Random random, int y, int x) {
      return 7.25;
    }
  },
  TWO_VALUES {
    @Override
    double value(Random random, int y, int x) {
      return random.nextBoolean() ? 1 : -3;
    }
  },
  CHECKERBOARD {
    @Override
    double value(Random random, int y, int x) {
      return (x + y) % 2;
    }
  },
  /** Ties that lie on no grid of a power of two. */
  TIES {
    @Override
    double value(Random random, int y, int x) {
      return random.nextInt(9) / 10.0;
    }
  },
  /** All values share their first forty bits beside one that does not. */
  TINY_NOISE_ON_A_BILLION {
    @Override
    double value(Random random, int y, int x) {
      return y == 0 && x == 0 ? 0 : 1e9 + 1e-6 * random.nextInt(100);
    }
  },
  SORTED_ROWS {
    @Override
    double value(Random random, int y, int x) {
      return y + x * 1e-3;
    }
  },
  FALLING {
    @Override
    double value(Random random, int y, int x) {
      return -x - y * 1e-3;
    }
  },
  INT16 {
    @Override
    double value(Random random, int y, int x) {
      return random.nextInt(1 << 16) - (1 << 15);
    }
  },
  FLOAT32 {
    @Override
    double value(Random random, int y, int x) {
      return (float) (500 + 5 * random.nextGaussian());
    }
  },
  /** Sky with a few bright stars: outliers by a factor of a thousand. */
  STARS {
    @Override
    double value(Random random, int y, int x) {
      double sky = 500 + 5 * random.nextGaussian();
      return random.nextInt(30) == 0 ? sky + 1e5 * random.nextDouble() : sky;
    }
  },
  DENORMALS {
    @Override
    double value(Random random, int y, int x) {
      return Double.MIN_VALUE * (random.nextInt(2001) - 1000);
    }
  },
  /** Every exponent alike, both signs. */
  ALL_MAGNITUDES {
    @Override
    double value(Random random, int y, int x) {
      double v = Math.scalb(1 + random.nextDouble(), random.nextInt(2098) - 1074);
      return random.nextBoolean() ? v : -v;
    }
  },
  SIGNED_ZEROS {
    @Override
    double value(Random random, int y, int x) {
      return new double[] {0.0, -0.0, 1, -1}[random.nextInt(4)];
    }
  },
  INFINITIES {
    @Override
    double value(Random random, int y, int x) {
      int k = random.nextInt(4);
      return k == 0
          ? Double.POSITIVE_INFINITY
          : k == 1 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
    }
  },
  /** All but a few are the least double, so that a sample's inner quantiles show nothing else. */
  FILLED {
    @Override
    double value(Random random, int y, int x) {
      return random.nextInt(40) == 0 ? random.nextGaussian() : -Double.MAX_VALUE;
    }
  },
  EXTREMES {
    @Override
    double value(Random random, int y, int x) {
      return new double[] {
            Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, 0.0, 1.0,
          }
          [random.nextInt(6)];
    }
  };

  abstract double value(Random random, int y, int x);

  /** A plane without NaN. */
  public Plane plane(int height, int width, Random random) {
    Plane plane = Plane.zeros(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        plane.pixels()[y * width + x] = value(random, y, x);
      }
    }
    return plane;
  }

  /**
   * Noise of 300 x 300 pixels with a patch of another level that windows of 11 x 11 pixels fit in,
   * but none of those that a kernel may try first, every 30 pixels from 15 on.
   */
  public static Plane noiseWithPatch(double level) {
    Plane plane = NOISE.plane(300, 300, new Random(11));
    for (int y = 54; y < 66; y++) {
      for (int x = 54; x < 66; x++) {
        plane.pixels()[y * 300 + x] += level;
      }
    }
    return plane;
  }

  /** Overwrites so large a share of a plane's pixels with NaN. */
  public static void addNan(Plane plane, double share, Random random) {
    for (int i = 0; i < plane.pixels().length; i++) {
      if (random.nextDouble() < share) {
        plane.pixels()[i] = Double.NaN;
      }
    }
  }
}

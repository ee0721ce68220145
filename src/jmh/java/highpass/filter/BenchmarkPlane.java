package highpass.filter;

import java.util.Arrays;
import java.util.Random;

/** The kinds of pixel that the benchmarks filter; always the same ones. */
public enum BenchmarkPlane {
  /**
   * What {@code generate} makes: phases uniform, spectrum {@code exp(-rho^2/(max(rho)/50)^2)}, real
   * part of the inverse Fourier transform.
   */
  SMOOTH {
    @Override
    double[] pixels(int side, Random random) {
      return smooth(side, random);
    }
  },
  /** White noise. */
  NOISE {
    @Override
    double[] pixels(int side, Random random) {
      return random.doubles((long) side * side).toArray();
    }
  },
  /** Sky with noise, a gradient and some thousand stars of all magnitudes, as 2MASS sees it. */
  SKY {
    @Override
    double[] pixels(int side, Random random) {
      return sky(side, random);
    }
  },
  SIXTEEN_VALUES {
    @Override
    double[] pixels(int side, Random random) {
      double[] pixels = new double[side * side];
      Arrays.setAll(pixels, i -> random.nextInt(16));
      return pixels;
    }
  },
  CONSTANT {
    @Override
    double[] pixels(int side, Random random) {
      double[] pixels = new double[side * side];
      Arrays.fill(pixels, 42);
      return pixels;
    }
  },
  /** The sky with a percent of bad pixels, as NaN. */
  SKY_WITH_NAN {
    @Override
    double[] pixels(int side, Random random) {
      double[] pixels = sky(side, random);
      for (int i = 0; i < pixels.length / 100; i++) {
        pixels[random.nextInt(pixels.length)] = Double.NaN;
      }
      return pixels;
    }
  };

  abstract double[] pixels(int side, Random random);

  /** A square plane, its values those that a frame of a type could hold. */
  public Plane plane(int side, PixelType type) {
    double[] pixels = pixels(side, new Random(20260101));
    double largest = 0;
    for (double p : pixels) {
      largest = Math.max(largest, Double.isNaN(p) ? 0 : Math.abs(p));
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = type.round(pixels[i], largest);
    }
    return new Plane(pixels, side, side);
  }

  /** What a frame's pixels are stored as. */
  public enum PixelType {
    FLOAT64,
    FLOAT32,
    INT16;

    double round(double value, double largest) {
      return switch (this) {
        case FLOAT64 -> value;
        case FLOAT32 -> (float) value;
        case INT16 -> Double.isNaN(value) ? value : Math.rint(value / largest * Short.MAX_VALUE);
      };
    }
  }

  private static double[] sky(int side, Random random) {
    double[] pixels = new double[side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 500 + 0.01 * (i % side) + 5 * random.nextGaussian();
    }
    for (int star = 0; star < side * side / 400; star++) {
      int y = 4 + random.nextInt(side - 8);
      int x = 4 + random.nextInt(side - 8);
      double brightness = 20 * Math.pow(random.nextDouble(), -1.2);
      for (int dy = -4; dy <= 4; dy++) {
        for (int dx = -4; dx <= 4; dx++) {
          pixels[(y + dy) * side + x + dx] += brightness * Math.exp(-(dy * dy + dx * dx) / 2.5);
        }
      }
    }
    return pixels;
  }

  /** Sums the modes that the spectrum leaves, one axis after the other. */
  private static double[] smooth(int side, Random random) {
    double width = Math.sqrt(0.5) / 50;
    int most = (int) Math.ceil(4 * width * side);
    int modes = 2 * most + 1;
    double[] real = new double[modes * side];
    double[] imaginary = new double[modes * side];
    for (int ky = -most; ky <= most; ky++) {
      for (int kx = -most; kx <= most; kx++) {
        double rho2 = ((double) ky * ky + (double) kx * kx) / ((double) side * side);
        double amplitude = Math.exp(-rho2 / (width * width)) / ((double) side * side);
        double phase = 2 * Math.PI * random.nextDouble();
        for (int x = 0; x < side; x++) {
          double angle = phase + 2 * Math.PI * kx * x / side;
          real[(ky + most) * side + x] += amplitude * Math.cos(angle);
          imaginary[(ky + most) * side + x] += amplitude * Math.sin(angle);
        }
      }
    }
    double[] pixels = new double[side * side];
    for (int y = 0; y < side; y++) {
      for (int ky = -most; ky <= most; ky++) {
        double cosine = Math.cos(2 * Math.PI * ky * y / side);
        double sine = Math.sin(2 * Math.PI * ky * y / side);
        int mode = (ky + most) * side;
        for (int x = 0; x < side; x++) {
          pixels[y * side + x] += real[mode + x] * cosine - imaginary[mode + x] * sine;
        }
      }
    }
    return pixels;
  }
}

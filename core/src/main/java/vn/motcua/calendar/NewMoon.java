package vn.motcua.calendar;

/**
 * The instants of new moons, by the series of Jean Meeus, Astronomical Algorithms, chapter 49.
 *
 * <p>Meeus gives a mean error of seconds for the years around 2000. Times are days as astronomers count them (Julian
 * ephemeris days), in dynamical time.
 */
final class NewMoon {

    private static final double FIRST = 2451550.09766;
    private static final double MEAN_MONTH = 29.530588861;
    private static final double PER_CENTURY = 1236.85;

    /** Amplitude in days; power of the eccentricity; multiples of the Sun's and Moon's anomaly, latitude argument, node. */
    private static final double[][] PERIODIC = {
        {-0.40720, 0, 0, 1, 0, 0},
        {0.17241, 1, 1, 0, 0, 0},
        {0.01608, 0, 0, 2, 0, 0},
        {0.01039, 0, 0, 0, 2, 0},
        {0.00739, 1, -1, 1, 0, 0},
        {-0.00514, 1, 1, 1, 0, 0},
        {0.00208, 2, 2, 0, 0, 0},
        {-0.00111, 0, 0, 1, -2, 0},
        {-0.00057, 0, 0, 1, 2, 0},
        {0.00056, 1, 1, 2, 0, 0},
        {-0.00042, 0, 0, 3, 0, 0},
        {0.00042, 1, 1, 0, 2, 0},
        {0.00038, 1, 1, 0, -2, 0},
        {-0.00024, 1, -1, 2, 0, 0},
        {-0.00017, 0, 0, 0, 0, 1},
        {-0.00007, 0, 2, 1, 0, 0},
        {0.00004, 0, 0, 2, -2, 0},
        {0.00004, 0, 3, 0, 0, 0},
        {0.00003, 0, 1, 1, -2, 0},
        {0.00003, 0, 0, 2, 2, 0},
        {-0.00003, 0, 1, 1, 2, 0},
        {0.00003, 0, -1, 1, 2, 0},
        {-0.00002, 0, -1, 1, -2, 0},
        {-0.00002, 0, 1, 3, 0, 0},
        {0.00002, 0, 0, 4, 0, 0},
    };

    /** Amplitude in days; phase and motion per lunation in degrees. */
    private static final double[][] PLANETARY = {
        {0.000325, 299.77, 0.107408},
        {0.000165, 251.88, 0.016321},
        {0.000164, 251.83, 26.651886},
        {0.000126, 349.42, 36.412478},
        {0.000110, 84.66, 18.206239},
        {0.000062, 141.74, 53.303771},
        {0.000060, 207.14, 2.453732},
        {0.000056, 154.84, 7.306860},
        {0.000047, 34.52, 27.261239},
        {0.000042, 207.19, 0.121824},
        {0.000040, 291.34, 1.844379},
        {0.000037, 161.72, 24.198154},
        {0.000035, 239.56, 25.513099},
        {0.000023, 331.55, 3.592518},
    };

    private NewMoon() {}

    /** The number of the last new moon whose mean instant is before a day; number 0 is that of 2000-01-06. */
    static int numberBefore(double julianDay) {
        return (int) Math.floor((julianDay - FIRST) / MEAN_MONTH);
    }

    /** The instant of a new moon by its number. */
    static double instant(int number) {
        double t = number / PER_CENTURY;
        double mean = FIRST + MEAN_MONTH * number + t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073));
        return mean + periodic(number, t) + planetary(number, t);
    }

    private static double periodic(int number, double t) {
        double eccentricity = 1 - t * (0.002516 + t * 0.0000074);
        double sun = 2.5534 + 29.10535670 * number - t * t * (0.0000014 + t * 0.00000011);
        double moon = 201.5643 + 385.81693528 * number + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058));
        double latitude = 160.7108 + 390.67050284 * number - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011));
        double node = 124.7746 - 1.56375588 * number + t * t * (0.0020672 + t * 0.00000215);
        double sum = 0;
        for (double[] term : PERIODIC) {
            double argument = term[2] * sun + term[3] * moon + term[4] * latitude + term[5] * node;
            sum += term[0] * Math.pow(eccentricity, term[1]) * Math.sin(Math.toRadians(argument));
        }
        return sum;
    }

    private static double planetary(int number, double t) {
        double sum = 0;
        for (double[] term : PLANETARY) {
            double bend = term == PLANETARY[0] ? 0.009173 * t * t : 0;
            sum += term[0] * Math.sin(Math.toRadians(term[1] + term[2] * number - bend));
        }
        return sum;
    }
}

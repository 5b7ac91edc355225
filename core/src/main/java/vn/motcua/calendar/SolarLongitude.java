package vn.motcua.calendar;

/**
 * The apparent longitude of the Sun, by Jean Meeus, Astronomical Algorithms, chapter 25 (accuracy 0.01 degree, which is a
 * quarter of an hour of the Sun's way).
 */
final class SolarLongitude {

    private static final double J2000 = 2451545.0;
    private static final double DAYS_PER_CENTURY = 36525;

    private SolarLongitude() {}

    /** Degrees from 0 to 360 at a Julian ephemeris day. */
    static double at(double julianEphemerisDay) {
        double t = (julianEphemerisDay - J2000) / DAYS_PER_CENTURY;
        double mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
        double anomaly = Math.toRadians(357.52911 + t * (35999.05029 - t * 0.0001537));
        double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * Math.sin(anomaly)
                + (0.019993 - t * 0.000101) * Math.sin(2 * anomaly)
                + 0.000289 * Math.sin(3 * anomaly);
        double node = Math.toRadians(125.04 - 1934.136 * t);
        double apparent = mean + centre - 0.00569 - 0.00478 * Math.sin(node);
        return apparent - 360 * Math.floor(apparent / 360);
    }
}

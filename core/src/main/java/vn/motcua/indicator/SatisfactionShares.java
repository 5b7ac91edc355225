package vn.motcua.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Votes, and their percentages that sum to 100.
 *
 * <p>Percentages that are rounded one by one may sum to 99 or 101. Here the largest remainders are rounded up and the
 * others down; of equal remainders the first is rounded up first. Instances are immutable.
 *
 * <pre>{@code
 * new SatisfactionShares(List.of(1L, 1L, 1L)).percentages(0);  // 34, 33, 33
 * }</pre>
 *
 * @param votes how many votes each answer got, each 0 or more
 */
public record SatisfactionShares(List<Long> votes) {

    /** The most digits after the point. */
    public static final int MAX_DECIMALS = 4;

    private static final long MOST_VOTES = 1_000_000_000_000L;

    /**
     * Checks and copies the votes.
     *
     * @throws InvalidInputException if a number is negative or above a million million
     */
    public SatisfactionShares {
        votes = List.copyOf(votes);
        for (long vote : votes) {
            if (vote < 0 || vote > MOST_VOTES) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "votes", Long.toString(vote), "0 to " + MOST_VOTES);
            }
        }
    }

    /**
     * Returns how many votes there are.
     *
     * @return 0 or more
     */
    public long total() {
        return votes.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns the percentages.
     *
     * @param decimals digits after the point, 0 to {@value #MAX_DECIMALS}
     * @return one for each answer, together exactly 100; an empty list if nobody voted
     * @throws InvalidInputException if there are too many digits
     */
    public List<BigDecimal> percentages(int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "decimals", Integer.toString(decimals), "0 to " + MAX_DECIMALS);
        }
        long total = total();
        if (total == 0) {
            return List.of();
        }
        long units = BigDecimal.TEN.pow(decimals + 2).longValueExact();
        return apportion(units, total).stream()
                .map(share -> BigDecimal.valueOf(share, decimals))
                .toList();
    }

    private List<Long> apportion(long units, long total) {
        List<Long> shares = new ArrayList<>();
        votes.forEach(vote -> shares.add(vote * units / total));
        long left = units - shares.stream().mapToLong(Long::longValue).sum();
        Comparator<Integer> byRemainder = Comparator.comparingLong(index -> votes.get(index) * units % total);
        IntStream.range(0, votes.size())
                .boxed()
                .sorted(Collections.reverseOrder(byRemainder))
                .limit(left)
                .forEach(index -> shares.set(index, shares.get(index) + 1));
        return shares;
    }
}

package dev.webstore.promotions.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * An A/B experiment.
 *
 * <p>Who gets which variant follows from the names of the experiment and the user alone, so it is the same on every
 * instance and at every time, and nothing has to be stored; and it differs between experiments, so that their effects
 * do not mix.
 *
 * @param variants always in the same order, with at least one weight above zero
 */
public record Experiment(String name, List<Variant> variants) {

    /**
     * Checks that somebody can be assigned.
     *
     * @throws IllegalArgumentException when no variant has a weight
     */
    public Experiment {
        variants = List.copyOf(variants);
        if (totalWeight(variants) <= 0) {
            throw new IllegalArgumentException("No variant of the experiment " + name + " has a weight");
        }
    }

    /** The variant for a user. */
    public Assignment assign(String userId) {
        long ticket = Long.remainderUnsigned(hash(name + ':' + userId), totalWeight(variants));
        for (Variant variant : variants) {
            ticket -= variant.weight();
            if (ticket < 0) {
                return new Assignment(name, variant);
            }
        }
        throw new AssertionError("A ticket is less than the sum of all weights");
    }

    private static long totalWeight(List<Variant> variants) {
        return variants.stream().mapToLong(Variant::weight).sum();
    }

    /** The first 64 bits of a SHA-256: even, and the same for ever, unlike {@link String#hashCode}. */
    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

package dev.webstore.console.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** All silences, in memory: a restart forgets them. Expired ones are kept for a while, to be looked up. */
public final class Silences {

    /** More would be a mistake of some script. */
    private static final int MAX = 500;

    private static final Duration KEPT_AFTER_END = Duration.ofHours(24);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Silence> byId = new LinkedHashMap<>();

    /** No silences yet. */
    public Silences(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds a silence, or changes that of the same id. An expired one, or one whose alerts or past start would change,
     * is ended and gets a successor under another id.
     *
     * @param wanted its id may be empty for a new one
     * @return the id
     * @throws IllegalArgumentException when it would match every alert, ends in the past, ends before it starts, or its id
     *     is unknown
     * @throws IllegalStateException when there are too many
     */
    public String set(Silence wanted) {
        Instant now = clock.instant();
        check(wanted, now);
        lock.lock();
        try {
            forgetOld(now);
            Silence earlier = byId.get(wanted.id());
            if (earlier == null && !wanted.id().isEmpty()) {
                throw new IllegalArgumentException("silence %s not found".formatted(wanted.id()));
            }
            if (earlier != null && isSameSilence(earlier, wanted, now)) {
                byId.put(earlier.id(), wanted);
                return earlier.id();
            }
            if (byId.size() >= MAX) {
                throw new IllegalStateException("there are already " + MAX + " silences");
            }
            if (earlier != null && earlier.stateAt(now) != Silence.State.EXPIRED) {
                byId.put(earlier.id(), earlier.expiredAt(now));
            }
            String id = UUID.randomUUID().toString();
            byId.put(id, wanted.named(id));
            return id;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSameSilence(Silence earlier, Silence wanted, Instant now) {
        boolean sameStart = earlier.startsAt().equals(wanted.startsAt());
        return earlier.matchers().equals(wanted.matchers())
                && switch (earlier.stateAt(now)) {
                    case PENDING -> !wanted.startsAt().isBefore(now);
                    case ACTIVE -> sameStart;
                    case EXPIRED -> false;
                };
    }

    private static void check(Silence silence, Instant now) {
        boolean matchesEverything = silence.matchers().all().stream().allMatch(matcher -> matcher.matches(Map.of()));
        if (matchesEverything) {
            throw new IllegalArgumentException("invalid silence: at least one matcher must not match the empty string");
        }
        if (!silence.endsAt().isAfter(silence.startsAt())) {
            throw new IllegalArgumentException("invalid silence: end time must be after start time");
        }
        if (!silence.endsAt().isAfter(now)) {
            throw new IllegalArgumentException("invalid silence: end time can't be in the past");
        }
    }

    /**
     * Ends a silence now.
     *
     * @return whether there is one of that id that was not over
     */
    public boolean expire(String id) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Silence silence = byId.get(id);
            if (silence == null || silence.stateAt(now) == Silence.State.EXPIRED) {
                return false;
            }
            byId.put(id, silence.expiredAt(now));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The silence of that id. */
    public Optional<Silence> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** All silences: those that act first, then by their end. */
    public List<Silence> all() {
        Instant now = clock.instant();
        lock.lock();
        try {
            forgetOld(now);
            return byId.values().stream()
                    .sorted(Comparator.comparing((Silence silence) -> silence.stateAt(now) == Silence.State.EXPIRED)
                            .thenComparing(Silence::endsAt))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The ids of the silences that mute these labels now, sorted. */
    public List<String> silencing(Map<String, String> labels) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return byId.values().stream()
                    .filter(silence -> silence.stateAt(now) == Silence.State.ACTIVE)
                    .filter(silence -> silence.matchers().match(labels))
                    .map(Silence::id)
                    .sorted()
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void forgetOld(Instant now) {
        byId.values().removeIf(silence -> silence.endsAt().plus(KEPT_AFTER_END).isBefore(now));
    }
}

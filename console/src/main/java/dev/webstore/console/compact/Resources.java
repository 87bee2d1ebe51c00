package dev.webstore.console.compact;

import dev.webstore.console.signal.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resources kept once each, by a number counted from 0. */
public final class Resources {

    private final Map<Resource, Integer> numbers = new HashMap<>();
    private final List<Resource> resources = new ArrayList<>();
    private Resource last = Resource.UNKNOWN;
    private int lastNumber = -1;
    private int bytes;

    /** The number of a resource, which is added if it is new. */
    @SuppressWarnings("ReferenceEquality") // Records of an export come one after the other, with the very same one.
    public int intern(Resource resource) {
        if (resource != last || lastNumber < 0) {
            lastNumber = numbers.computeIfAbsent(resource, added -> {
                resources.add(added);
                bytes += added.bytes();
                return resources.size() - 1;
            });
            last = resource;
        }
        return lastNumber;
    }

    /** The resource of that number. */
    public Resource get(int number) {
        return resources.get(number);
    }

    /** The number of resources. */
    public int size() {
        return resources.size();
    }

    /** An estimate of the heap they take. */
    public int bytes() {
        return bytes;
    }
}

package dev.fathom;

/** Locks by document id, so that two threads do not change one document at the same time. */
final class IdLocks {

    private final Object[] stripes = new Object[256];

    IdLocks() {
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Object();
        }
    }

    Object of(String id) {
        return stripes[Math.floorMod(id.hashCode(), stripes.length)];
    }
}

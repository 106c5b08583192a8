package dev.fathom.hit;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that is made when somebody first reads it, then kept. Immutable to who reads it, equal to any list of the same
 * elements, and safe to share between threads.
 *
 * @param <E> the elements
 */
public final class LazyList<E> extends AbstractList<E> implements RandomAccess {

    private @Nullable Supplier<List<E>> making;

    /** Written last, so who sees it sees a whole list. */
    private volatile @Nullable List<E> made;

    /**
     * A list to be made.
     *
     * @param making makes the elements; asked once, and held until then
     */
    public LazyList(Supplier<List<E>> making) {
        this.making = making;
    }

    @Override
    public E get(int index) {
        return list().get(index);
    }

    @Override
    public int size() {
        return list().size();
    }

    private List<E> list() {
        List<E> list = made;
        return list != null ? list : make();
    }

    private synchronized List<E> make() {
        if (making != null) {
            made = List.copyOf(making.get());
            making = null;
        }
        return Objects.requireNonNull(made, "a list that was made");
    }
}

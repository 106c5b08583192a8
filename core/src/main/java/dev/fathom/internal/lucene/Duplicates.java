package dev.fathom.internal.lucene;

import dev.fathom.hit.Place;
import dev.fathom.internal.lucene.PassageSearch.Ranked;
import dev.fathom.passage.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows near-duplicates once: the best of them, with the places where the others stand. */
final class Duplicates {

    private final IndexReading view;

    Duplicates(IndexReading view) {
        this.view = view;
    }

    /** A passage and its near-duplicates, all by their numbers. */
    record Group(Ranked best, Signature signature, List<Integer> others) {}

    /** The first {@code count} passages that are no near-duplicates of better ones, with all near-duplicates in the list. */
    List<Group> collapse(List<Ranked> ranked, int count) throws IOException {
        List<Group> groups = new ArrayList<>();
        Signature[] signatures =
                view.signatures(ranked.stream().mapToInt(Ranked::doc).toArray());
        for (int i = 0; i < signatures.length; i++) {
            Ranked passage = ranked.get(i);
            Signature signature = signatures[i];
            Group same = null;
            for (Group group : groups) {
                if (group.signature().isNearDuplicate(signature)) {
                    same = group;
                    break;
                }
            }
            if (same != null) {
                same.others().add(passage.doc());
            } else if (groups.size() < count) {
                groups.add(new Group(passage, signature, new ArrayList<>()));
            }
        }
        return groups;
    }

    /** Where passages stand. */
    List<Place> places(List<Integer> docs) throws IOException {
        List<Place> places = new ArrayList<>();
        for (int doc : docs) {
            places.add(new Place(
                    view.sourceOf(doc).id(), view.passage(doc).passage().span()));
        }
        return places;
    }
}

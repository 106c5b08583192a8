package dev.fathom.internal.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * Lucene's codec, but with text stored in smaller pieces. To read a passage unpacks a tenth of a piece and the twentieth before
 * it, which all its tenths share; passages are short, so of Lucene's pieces of 80 kB that is forty times what is wanted. Lucene
 * reads it as its own, for the size is written in the file.
 */
final class TextCodec extends FilterCodec {

    private static final int PIECE = 56 * 1024;

    /** As Lucene's own. */
    private static final String FORMAT = "Lucene90StoredFieldsFastData";

    private static final int MOST_DOCUMENTS = 1024;
    private static final int INDEX_SHIFT = 10;

    TextCodec() {
        this(Codec.getDefault());
    }

    private TextCodec(Codec lucene) {
        super(lucene.getName(), lucene);
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return new InPieces(delegate.storedFieldsFormat());
    }

    private static final class InPieces extends StoredFieldsFormat {

        private final StoredFieldsFormat lucene;

        InPieces(StoredFieldsFormat lucene) {
            this.lucene = lucene;
        }

        @Override
        public StoredFieldsReader fieldsReader(
                Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context) throws IOException {
            return lucene.fieldsReader(directory, segment, fields, context);
        }

        @Override
        public StoredFieldsWriter fieldsWriter(Directory directory, SegmentInfo segment, IOContext context)
                throws IOException {
            segment.putAttribute(
                    Lucene90StoredFieldsFormat.MODE_KEY, Lucene90StoredFieldsFormat.Mode.BEST_SPEED.name());
            return new Lucene90CompressingStoredFieldsFormat(
                            FORMAT, Lucene90StoredFieldsFormat.BEST_SPEED_MODE, PIECE, MOST_DOCUMENTS, INDEX_SHIFT)
                    .fieldsWriter(directory, segment, context);
        }
    }
}

package vn.motcua.cli;

import tools.jackson.databind.node.ObjectNode;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.validation.ValidationReport;

/** How one of many validated files is told of. */
final class VerifySaying implements ManyFiles.Saying<ValidationReport> {

    @Override
    public String text(BatchItem<ValidationReport> item, ValidationReport report) {
        return item.input() + "\n"
                + new VerifyAnswer(item.input(), report).text().indent(4).stripTrailing();
    }

    @Override
    public void fill(ObjectNode document, BatchItem<ValidationReport> item, ValidationReport report) {
        new VerifyAnswer(item.input(), report).fill(document);
    }

    @Override
    public int exitCode(BatchItem<ValidationReport> item, ValidationReport report) {
        return new VerifyAnswer(item.input(), report).exitCode();
    }
}

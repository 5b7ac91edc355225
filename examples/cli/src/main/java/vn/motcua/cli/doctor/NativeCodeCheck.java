package vn.motcua.cli.doctor;

import com.sun.jna.Native;
import java.util.List;
import java.util.function.IntSupplier;

/** Whether native code can be unpacked and loaded, which every token needs; a folder mounted noexec forbids it. */
final class NativeCodeCheck implements Check {

    private static final Text LOADS = new Text("native code is loaded", "nạp được mã gốc");
    private static final Text DOES_NOT = new Text(
            "Native code cannot be loaded, so no token can be used: %s. Set -Djna.tmpdir to a folder from which programs"
                    + " may be run",
            "Không nạp được mã gốc nên không dùng được thiết bị ký số: %s. Hãy đặt -Djna.tmpdir vào thư mục cho phép"
                    + " chạy chương trình");

    private final IntSupplier pointerSize;

    NativeCodeCheck(IntSupplier pointerSize) {
        this.pointerSize = pointerSize;
    }

    static NativeCodeCheck ofThisProcess() {
        return new NativeCodeCheck(() -> Native.POINTER_SIZE);
    }

    @Override
    public String name() {
        return "native-code";
    }

    @Override
    public List<Finding> run() {
        try {
            return List.of(Finding.of(Status.OK, LOADS).with("bits", pointerSize.getAsInt() * 8));
        } catch (LinkageError e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return List.of(Finding.of(Status.WILL_NOT_WORK, DOES_NOT.with(reason)));
        }
    }
}
